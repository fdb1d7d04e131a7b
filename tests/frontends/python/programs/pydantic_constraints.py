from typing import Annotated, Optional

from pydantic import BaseModel, Field, NonNegativeInt, PositiveFloat, PositiveInt, StringConstraints, ValidationError, conint, constr

Slug = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=2, pattern=r"^[a-z-]+$")]


class Compute(BaseModel, frozen=True):
    instance: str = Field(pattern=r"^ml\.")
    count: PositiveInt = 1
    even: int = Field(2, multiple_of=2)
    rate: PositiveFloat = 0.5
    waits: NonNegativeInt = 0
    level: conint(ge=1, le=3) = 1
    code: Optional[constr(pattern="^[A-Z]{2}$", min_length=2)] = None
    slug: Slug = "ab"


def attempt(**values):
    try:
        return Compute(**{"instance": "ml.m5.large", **values})
    except ValidationError:
        return "refused"


print(attempt(), attempt(instance="m5.large"), attempt(instance="x ml."))
for values in [{"count": 0}, {"count": "3"}, {"count": -1}, {"even": 3}, {"even": "4"}, {"rate": 0}, {"rate": 1},
               {"waits": -1}, {"waits": 0}, {"level": 0}, {"level": 3}, {"level": 4}, {"code": "AB"}, {"code": "ab"},
               {"code": None}, {"slug": " Data-Prep "}, {"slug": "x"}, {"slug": "a_b"}]:
    made = attempt(**values)
    print(values, made if isinstance(made, str) else getattr(made, next(iter(values))))
