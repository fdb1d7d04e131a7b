# Version 1 of pydantic's BaseSettings: prefixes, nested models, JSON, what the program gives first.
import os
from enum import Enum
from typing import Dict, List, Optional

from pydantic.v1 import BaseModel, BaseSettings, Field, root_validator, validator

os.environ.update({
    "APP_NAME": "from environment", "app_count": "3", "APP_NESTED__SIZE": "7", "APP_TAGS": '["a", "b"]', "PLAIN_NAME": "plain",
    "APP_NESTED": '{"label": "l", "size": 1}', "APP_ON": "yes", "APP_STAGE": "prod", "APP_LIMITS": '{"cpu": 2}',
})


class Stage(str, Enum):
    dev = "dev"
    prod = "prod"


class Nested(BaseModel):
    size: int = 0
    label: Optional[str] = None


class Settings(BaseSettings):
    name: str = "default"
    count: int = 1
    nested: Nested = Nested()
    tags: List[str] = []
    on: bool = False
    stage: Stage = Stage.dev
    limits: Dict[str, int] = {}
    other: str = Field("other", env="PLAIN_NAME")
    bucket: Optional[str] = None

    class Config:
        env_prefix = "APP_"
        env_nested_delimiter = "__"

    @validator("name")
    def short(cls, value):
        return value.split()[-1]

    @root_validator
    def default_bucket(cls, values):
        values["bucket"] = values["bucket"] or f"data-{values['stage'].value}"
        return values


class Sub(Settings):
    extra: int = 5


for settings in (Settings(), Settings(name="given", nested={"label": "own"}), Sub(count=9)):
    print(settings.name, settings.count, settings.nested, settings.tags, settings.on, settings.stage, settings.limits, settings.other, settings.bucket)
print(Sub().extra, isinstance(Sub(), Settings), isinstance(Sub(), BaseModel), issubclass(Stage, Enum), issubclass(Nested, BaseModel), issubclass(Stage, BaseModel))
os.environ["APP_COUNT"] = "many"
os.environ.pop("app_count")
try:
    Settings()
except ValueError as error:
    print(type(error).__name__)
