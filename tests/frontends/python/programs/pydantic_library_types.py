from datetime import time
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel, SecretStr, ValidationError


class Plan(BaseModel):
    price: Decimal = Decimal("1.50")
    at: time = time(9)
    key: SecretStr = SecretStr("")


plan = Plan(price="2.25", at="10:30", key="k")
print(plan.price + 1, plan.at, plan.key, plan)
print(Plan(price=3).price, Plan(price=0.1).price, Plan().model_dump())
print(plan.model_dump(mode="json"))
for wrong in ({"price": "x"}, {"at": "x"}, {"key": 1}):
    try:
        Plan(**wrong)
    except ValidationError:
        print("refused", [*wrong])
