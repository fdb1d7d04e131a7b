"""attrs: both generations of its decorators, converters, validators, defaults that see the object."""
import attr
import attrs
from attrs import Factory, define, field, frozen, validators


@attr.s
class Old:
    name = attr.ib()
    count = attr.ib(default=1, converter=int)
    tags = attr.ib(factory=list)
    label = attr.ib()

    @label.default
    def _label(self):
        return f"{self.name}-{self.count}"

    @count.validator
    def _positive(self, attribute, value):
        if value < 0:
            raise ValueError(f"{attribute.name} is negative")


@attr.s(auto_attribs=True, frozen=True)
class Point:
    x: int
    y: int = 2
    extra: dict = attr.Factory(dict)


@define
class Step:
    name: str = field(validator=validators.instance_of(str))
    needs: list = field(factory=list, converter=lambda v: [v] if isinstance(v, str) else list(v))
    _private: int = 3
    size: int = field(default=Factory(lambda self: len(self.needs), takes_self=True))
    done: bool = field(init=False, default=False)

    def __attrs_post_init__(self):
        self.done = bool(self.needs)


@define(kw_only=True)
class Special(Step):
    machine: str = "m"


@frozen
class Cold:
    value: int = 0


print(Old("a"), Old("b", "7").label, Old("c", tags=[1]).tags)
try:
    Old("d", -1)
except ValueError as error:
    print(error)
print(Point(1), Point(1) == Point(1, 2), attr.asdict(Point(3, extra={"k": 1})))
step = Step("s", "one", private=9)
print(step.needs, step._private, step.size, step.done, Step("t").size)
other = attrs.evolve(step, name="u", needs=["a", "b"])
print(other.name, other.needs, other._private, step.name)
print(attrs.asdict(Special(name="n", machine="big")), [a.name for a in attrs.fields(Special)])
for change in (lambda: setattr(Cold(), "value", 2), lambda: Point(1, 2, {}, 4), lambda: Special("x")):
    try:
        change()
    except Exception as error:
        print(type(error).__name__)
print(attrs.has(Step), attr.has(int), Old("a") != Old("b"), isinstance(Special(name="q"), Step))
