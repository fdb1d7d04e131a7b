# attrs.validators and attrs.converters.
import attr
from attrs import converters, define, field, frozen, validators


@frozen
class Machine:
    type: str = field(default="ml.m5.large", validator=validators.matches_re(r"ml\.\w+\.\w+"))
    count: int = field(default=1, validator=[validators.instance_of(int), validators.ge(1)])
    disk: int = field(default=None, converter=converters.default_if_none(30))
    spot: bool = field(default="no", converter=converters.to_bool)


@define
class Job:
    name: str = field(converter=converters.pipe(str.strip, str.title), validator=validators.and_(validators.min_len(2), validators.max_len(12)))
    kind: str = field(default="train", validator=validators.in_(["train", "score"]))
    rate: float = field(default=None, converter=converters.optional(float), validator=validators.optional([validators.gt(0), validators.le(1)]))
    inputs: list = field(factory=list, validator=validators.deep_iterable(validators.instance_of(str), validators.instance_of(list)))
    tags: dict = field(factory=dict, validator=validators.deep_mapping(validators.instance_of(str), validators.instance_of((int, str))))
    size: object = field(default=1, validator=validators.or_(validators.instance_of(int), validators.instance_of(str)))
    hook: object = field(default=print, validator=attr.validators.is_callable())


print(Machine(), Machine("ml.c5.large", 2, 50, "yes").spot)
print(Job(" abc ").name, Job("job", rate="0.5").rate, Job("job", inputs=["a"], tags={"k": 1}, size="s").tags)
for make in (
    lambda: Machine("m5"), lambda: Machine(count=0), lambda: Machine(count="2"), lambda: Machine(spot="perhaps"), lambda: Job("a"), lambda: Job("a" * 13),
    lambda: Job("job", kind="x"), lambda: Job("job", rate=2), lambda: Job("job", rate=0), lambda: Job("job", inputs=[1]), lambda: Job("job", inputs=("a",)),
    lambda: Job("job", tags={1: 1}), lambda: Job("job", tags={"a": None}), lambda: Job("job", size=None), lambda: Job("job", hook=3),
):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(isinstance(error, TypeError), isinstance(error, ValueError))
