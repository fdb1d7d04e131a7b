# OmegaConf: layers of YAML and dataclasses, interpolations, resolvers, flags.
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Dict, List, Optional

from omegaconf import II, MISSING, DictConfig, ListConfig, OmegaConf, open_dict
from omegaconf.errors import ConfigAttributeError, MissingMandatoryValue, ReadonlyConfigError, ValidationError


class Size(Enum):
    SMALL = 1
    LARGE = 2


@dataclass
class Machine:
    type: str = "ml.m5.large"
    count: int = 1
    size: Size = Size.SMALL


@dataclass
class Training:
    machine: Machine = field(default_factory=Machine)
    hyperparameters: Dict[str, Any] = field(default_factory=dict)
    epochs: int = MISSING
    rate: Optional[float] = None
    label: str = II("name")


@dataclass
class Config:
    name: str = MISSING
    steps: List[str] = field(default_factory=lambda: ["prepare"])
    training: Training = field(default_factory=Training)
    debug: bool = False


OmegaConf.register_new_resolver("upper", lambda text: text.upper())
OmegaConf.register_new_resolver("add", lambda *numbers: sum(numbers), replace=True)

layer = OmegaConf.create("""
name: demo-${upper:${env}}
env: dev
steps: [prepare, train, "${env}"]
training:
  epochs: "12"
  rate: 1
  machine: {count: 2, size: LARGE}
  hyperparameters: {depth: 3, total: "${add:1,2,${training.machine.count}}", text: "${training.epochs}x"}
paths:
  root: s3://bucket/${env}
  data: ${.root}/data
  deep: {model: "${..root}/model", other: "${paths.deep.model}.tar.gz"}
""")
print(layer.name, list(layer.steps), layer.training.hyperparameters.total, layer.paths.data, layer.paths.deep.other)

base = OmegaConf.structured(Config)
print(OmegaConf.is_missing(base, "name"), base.steps, base.training.machine.type, base.get("name", "none"))
with open_dict(base):
    base.env = "x"
    base.paths = {}
merged = OmegaConf.merge(base, layer, OmegaConf.from_dotlist(["debug=yes", "training.machine.type=ml.c5.large", "steps=[a,b]", "env=prod"]))
print(merged.name, merged.debug, merged.training.epochs + 1, merged.training.rate, merged.training.machine.size, merged.steps, merged.training.label)
print(OmegaConf.to_container(merged.training, resolve=True))
print(merged.training.machine == {"type": "ml.c5.large", "count": 2, "size": Size.LARGE}, isinstance(merged.steps, ListConfig), isinstance(merged, DictConfig))

for change in (lambda: setattr(merged.training, "depth", 3), lambda: setattr(merged.training.machine, "count", "many"), lambda: OmegaConf.structured(Config).name):
    try:
        change()
    except (ConfigAttributeError, ValidationError, MissingMandatoryValue) as error:
        print(type(error).__name__)

OmegaConf.set_readonly(merged, True)
try:
    merged.training.epochs = 3
except ReadonlyConfigError:
    print("read only", OmegaConf.is_readonly(merged.training))

plain = OmegaConf.create({"a": {"b": [1, {"c": "${a.d}"}], "d": None}, "l": ["x"], "e": "${oc.env:NOT_SET_HERE,fallback}", "n": "${oc.select:a.z,7}"})
print(plain.a.b[1].c, plain.e, plain.n, len(plain), "a" in plain, "z" in plain, plain.get("z"), plain.a.get("d", 4))
print(OmegaConf.select(plain, "a.b[0]"), OmegaConf.select(plain, "a.q.r", default="no"))
OmegaConf.update(plain, "a.x.y", 5)
plain.l.append("y")
plain["new"] = {"k": [1, 2]}
print(plain)
print({**plain.new}, [*plain.l], dict(plain.new), sorted(plain.keys()), [k for k, v in plain.items() if isinstance(v, DictConfig)])
print(sum(i * v for i, v in enumerate(plain.new.k)), plain.l + ["z"], plain.pop("new").k[-1], "new" in plain, list(plain.l)[-1:])
try:
    plain.nothing
except AttributeError as error:
    print(type(error).__name__)
print(getattr(plain, "nothing", "default"), hasattr(plain, "a"), OmegaConf.missing_keys(OmegaConf.create({"q": "???", "r": {"s": "???"}})) == {"q", "r.s"})
trained = OmegaConf.to_object(OmegaConf.structured(Training(epochs=3, label="l", hyperparameters={"x": 1})))
print(type(trained).__name__, trained.machine.count, trained.hyperparameters)
