from dataclasses import dataclass, field, fields, is_dataclass, replace, asdict
from typing import Dict, List, Optional, get_args, get_origin, get_type_hints
import json


def from_dict(cls, data):
    """A dataclass of nested dicts and lists; unknown keys are an error."""
    hints = get_type_hints(cls)
    known = {f.name for f in fields(cls)}
    unknown = set(data) - known
    if unknown:
        raise TypeError(f"{cls.__name__}: unknown {sorted(unknown)}")
    return cls(**{key: _convert(hints[key], value) for key, value in data.items()})


def _convert(hint, value):
    origin, args = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return from_dict(hint, value)
    if origin is list:
        return [_convert(args[0], v) for v in value]
    if origin is dict:
        return {k: _convert(args[1], v) for k, v in value.items()}
    return value


@dataclass(frozen=True)
class Compute:
    instance_type: str = "ml.m5.xlarge"
    instance_count: int = 1
    volume_size: Optional[int] = None

    def as_kwargs(self):
        return {k: v for k, v in asdict(self).items() if v is not None and k != "volume_size"}


@dataclass
class TaskConfig:
    script: str
    inputs: Dict[str, str] = field(default_factory=dict)
    outputs: List[str] = field(default_factory=list)
    compute: Compute = field(default_factory=Compute)
    retries: int = 0


@dataclass
class ModelConfig:
    image: str
    hyperparameters: Dict[str, str] = field(default_factory=dict)
    compute: Compute = Compute("ml.m5.2xlarge")
    enabled: bool = True


@dataclass
class PipelineConfig:
    name: str
    role: str
    tasks: Dict[str, TaskConfig]
    models: List[ModelConfig] = field(default_factory=list)
    tags: Dict[str, str] = field(default_factory=dict)
    version: str = field(init=False, default="v1")

    def __post_init__(self):
        if not self.name:
            raise ValueError("a pipeline needs a name")
        self.full_name = f"{self.name}-{self.version}"

    @classmethod
    def load(cls, path):
        with open(path) as f:
            return from_dict(cls, json.load(f))

    def for_environment(self, env):
        if env == "dev":
            small = Compute("ml.t3.medium")
            return replace(self, name=self.name + "-dev", tasks={n: replace(t, compute=small) for n, t in self.tasks.items()},
                           models=[replace(m, compute=small) for m in self.models])
        return self

    @property
    def active_models(self):
        return [m for m in self.models if m.enabled]
