# Names of several libraries of which everything is imported.
from pydantic import *
from typing import *


class M(BaseModel):
    a: int = 1
    b: Optional[List[int]] = None

    @field_validator("a")
    @classmethod
    def doubled(cls, value):
        return value * 2


print(M(a="3"), M(b=["1"]))
