from enum import Enum
from functools import lru_cache
from typing import Any, Dict, List, Optional

from pydantic.v1 import BaseModel, BaseSettings, Field, SecretStr, root_validator, validator


class Stage(str, Enum):
    dev = "dev"
    prod = "prod"

    @property
    def is_production(self) -> bool:
        return self is Stage.prod


class Compute(BaseModel):
    instance_type: str = "ml.m5.large"
    instance_count: int = 1
    volume_gb: int = Field(30, alias="volume", ge=1, le=500)

    class Config:
        allow_population_by_field_name = True
        frozen = True


class Cohort(BaseModel):
    code: str
    min_age: int = 18
    tags: List[str] = []

    @validator("code", pre=True)
    def upper(cls, v):
        return v.strip().upper()

    @validator("tags", each_item=True)
    def no_blanks(cls, v):
        if not v.strip():
            raise ValueError("blank tag")
        return v.strip().lower()


class Settings(BaseSettings):
    stage: Stage = Stage.dev
    role_arn: str = "arn:aws:iam::111122223333:role/clinic"
    bucket: Optional[str] = None
    api_token: SecretStr = SecretStr("none")
    train: Compute = Compute(instance_type="ml.m5.2xlarge")
    prepare: Compute = Compute(volume=50)
    cohorts: List[Cohort] = [Cohort(code=" chf ", tags=["Cardio "]), Cohort(code="copd", min_age=40), Cohort(code="hip", min_age=65, tags=["ortho"])]
    min_auc: float = Field(0.75, gt=0.5, lt=1)

    class Config:
        env_prefix = "CLINIC_"
        env_nested_delimiter = "__"

    @root_validator
    def default_bucket(cls, values: Dict[str, Any]) -> Dict[str, Any]:
        if values.get("bucket") is None:
            values["bucket"] = f"clinic-{values['stage'].value}-data"
        return values

    @property
    def active_cohorts(self) -> List[Cohort]:
        if self.stage.is_production:
            return self.cohorts
        return self.cohorts[:1]


@lru_cache(maxsize=None)
def get_settings() -> Settings:
    return Settings()
