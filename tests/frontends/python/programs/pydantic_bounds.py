# Types of pydantic that have bounds, patterns, and what has to be an object already.
from typing import Annotated, List, Optional, Union

from pydantic import BaseModel, Field, InstanceOf, NegativeInt, NonNegativeFloat, NonNegativeInt, PositiveFloat, PositiveInt, ValidationError, conint, constr


class Part:
    pass


class Limits(BaseModel):
    least: Optional[PositiveInt] = None
    cpu: Optional[PositiveFloat] = None
    delay: NonNegativeInt = 0
    share: NonNegativeFloat = 0.0
    debt: NegativeInt = -1
    memory: Optional[str] = Field(default=None, pattern="^[0-9]+(MB|GB)$")
    level: conint(ge=1, le=5) = 1
    code: constr(min_length=2) = "aa"
    word: Annotated[str, Field(pattern="^[a-z]+$")] = "a"
    part: Optional[InstanceOf[Part]] = None
    steps: List[PositiveInt] = []
    either: Union[PositiveInt, str] = 1


def attempt(**values):
    try:
        made = Limits(**values)
        print(values, "->", {name: getattr(made, name) for name in values if name != "part"})
    except ValidationError:
        print(values, "refused")


attempt(least="3", cpu="0.5", delay=0, share=0, debt=-3)
attempt(least=0)
attempt(cpu=-0.5)
attempt(delay=-1)
attempt(share=-0.1)
attempt(debt=0)
attempt(memory="16GB")
attempt(memory="16")
attempt(level=6)
attempt(level=5)
attempt(code="a")
attempt(word="abc")
attempt(word="a1")
attempt(steps=[1, "2"])
attempt(steps=[1, 0])
attempt(either="x")
attempt(least=2.0, cpu=1)
try:
    Limits(part=3)
except ValidationError:
    print("refused")
print(type(Limits(part=Part()).part).__name__)
