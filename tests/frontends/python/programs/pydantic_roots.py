from enum import Enum
from typing import List

from pydantic import BaseModel, ConfigDict, Field, RootModel, SecretStr


class Kind(str, Enum):
    A = "a"
    B = "b"


class Names(RootModel[List[str]]):
    def __iter__(self):
        return iter(self.root)


names = Names(["x", "y"])
print(names.root, list(names), names.model_dump(), Names.model_validate(["z"]).root, names)


class Table(RootModel):
    root: dict[str, int]


print(Table({"a": "1"}).root, Table(root={"b": 2}).model_dump(), Table({"a": 1}) == Table({"a": 1}))


class Login(BaseModel):
    password: SecretStr
    names: Names = Names([])


login = Login(password="abc", names=["q"])
print(login.password, repr(login.password), login.password.get_secret_value(), len(login.password))
print(login.names.root, login.model_dump()["names"], str(login.password) == "abc", SecretStr("x") == SecretStr("x"))


class Config(BaseModel):
    model_config = ConfigDict(use_enum_values=True, validate_default=True)
    kind: Kind = Kind.A
    other: Kind = Field(default=Kind.B)


class Plain(BaseModel):
    model_config = ConfigDict(use_enum_values=True)
    kind: Kind = Kind.A
    other: Kind = Field(default=Kind.B, validate_default=True)


print(repr(Config().kind), repr(Config(kind=Kind.B).kind), repr(Config(kind="b").kind))
print(repr(Plain().kind), repr(Plain(kind=Kind.B).kind), repr(Plain().other))
