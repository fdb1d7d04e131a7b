"""One statement each: a pipeline that is called without arguments, or a function that calls a pipeline of its own name."""
import datetime
import pathlib
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Dict, List, Literal, Optional, Set, Tuple, Union

from pydantic import BaseModel, Field
from zenml import pipeline, step
from zenml.config import ResourceSettings
from zenml.config.retry_config import StepRetryConfig


class Level(Enum):
    LOW = "low"
    HIGH = "high"


class Plan(BaseModel):
    rows: int = Field(ge=1)
    names: List[str] = ["a"]
    inner: Optional["Plan"] = None


@dataclass
class Crop:
    name: str
    days: int = 3
    tags: List[str] = field(default_factory=list)


@step
def take(value: Any, other: Any = None) -> None:
    pass


@step
def typed(
    i: int = 0,
    f: float = 0.0,
    s: str = "",
    b: bool = False,
    li: List[int] = [],
    di: Dict[str, int] = {},
    lit: Literal["a", "b"] = "a",
    lev: Level = Level.LOW,
    u: Union[int, str] = 0,
    o: Optional[int] = None,
    t: Tuple[int, str] = (1, "a"),
) -> None:
    pass


@step
def modelled(plan: Plan, crop: Optional[Crop] = None) -> None:
    pass


def noted(error: BaseException = None) -> None:
    pass


def told() -> None:
    pass


# ---- parameters of steps: accepted and stored as given


@pipeline
def step_bool_for_int():
    typed(i=True)


@pipeline
def step_whole_float_for_int():
    typed(i=2.0)


@pipeline
def step_float_for_int():
    typed(i=2.5)


@pipeline
def step_int_for_float():
    typed(f=2)


@pipeline
def step_text_for_float():
    typed(f="2.5")


@pipeline
def step_text_for_bool():
    typed(b="yes")


@pipeline
def step_other_text_for_bool():
    typed(b="perhaps")


@pipeline
def step_number_for_bool():
    typed(b=2)


@pipeline
def step_texts_for_ints():
    typed(li=["1", "2"])


@pipeline
def step_words_for_ints():
    typed(li=["one"])


@pipeline
def step_tuple_for_list():
    typed(li=(1, 2))


@pipeline
def step_text_for_list():
    typed(li="12")


@pipeline
def step_list_for_dict():
    typed(di=[1])


@pipeline
def step_text_values_for_dict():
    typed(di={"a": "1"})


@pipeline
def step_none_for_optional():
    typed(o=None)


@pipeline
def step_text_for_optional():
    typed(o="x")


@pipeline
def step_another_literal():
    typed(lit="c")


@pipeline
def step_value_for_enum():
    typed(lev="high")


@pipeline
def step_member_for_enum():
    typed(lev=Level.HIGH)


@pipeline
def step_no_member():
    typed(lev="middle")


@pipeline
def step_union():
    typed(u="x")
    typed(u=3)


@pipeline
def step_none_for_union():
    typed(u=None)


@pipeline
def step_list_for_tuple():
    typed(t=[2, "b"])


@pipeline
def step_short_tuple():
    typed(t=(2,))


@pipeline
def step_model():
    modelled(Plan(rows=2))


@pipeline
def step_dict_for_model():
    modelled({"rows": 2})


@pipeline
def step_bad_dict_for_model():
    modelled({"rows": 0})


@pipeline
def step_nested_models():
    modelled(Plan(rows=1, inner=Plan(rows=2, names=[])))


@pipeline
def step_dataclass():
    modelled(Plan(rows=1), Crop("rye"))


@pipeline
def step_dict_for_dataclass():
    modelled(Plan(rows=1), crop={"name": "rye"})


@pipeline
def step_enum_without_annotation():
    take(Level.HIGH, [Level.LOW])


@pipeline
def step_dataclass_without_annotation():
    take(Crop("rye"), [Crop("oat", days=1)])


@pipeline
def step_path():
    take(pathlib.Path("data") / "x.csv")


@pipeline
def step_date():
    take(datetime.date(2024, 1, 2), datetime.datetime(2024, 1, 2, 3, 4))


@pipeline
def step_lambda():
    take(lambda: 1)


@pipeline
def step_class():
    take(Level)


@pipeline
def step_function():
    take(noted)


@pipeline
def step_of_a_step():
    take(typed)


@pipeline
def step_tuple_keys():
    take({(1, 2): "a"})


@pipeline
def step_int_keys():
    take({1: "a", None: "b"})


@pipeline
def step_range():
    take(list(range(3)), other=range(2))


@pipeline
def step_bytes():
    take(b"ab")


# ---- arguments of pipelines: converted




def arguments_of_all_kinds():
    @pipeline(name="arguments_of_all_kinds")
    def p(i: int, f: float, b: bool, s: str, li: List[int], di: Dict[str, float], t: Tuple[int, str], u: Union[int, str], o: Optional[float] = None):
        take([i, f, b, s], other=[li, di, t, u, o])

    p("7", "1", "no", "x", ("1", 2), {"a": "2"}, ["1", "b"], "3", o=1)


def arguments_int_for_text():
    @pipeline(name="arguments_int_for_text")
    def p(s: str):
        take(s)

    p(3)


def arguments_fraction_for_int():
    @pipeline(name="arguments_fraction_for_int")
    def p(i: int):
        take(i)

    p(2.5)


def arguments_whole_for_int():
    @pipeline(name="arguments_whole_for_int")
    def p(i: int, j: int = 3.0):
        take(i, other=j)

    p(2.0)


def arguments_no_member():
    @pipeline(name="arguments_no_member")
    def p(level: Level):
        take(level.value)

    p("middle")


def arguments_literal():
    @pipeline(name="arguments_literal")
    def p(mode: Literal["a", "b"] = "a", n: Literal[1, 2] = 1):
        take(mode, other=n)

    p(mode="b", n=2)


def arguments_no_literal():
    @pipeline(name="arguments_no_literal")
    def p(mode: Literal["a", "b"] = "a"):
        take(mode)

    p("c")


def arguments_model_and_dataclass():
    @pipeline(name="arguments_model_and_dataclass")
    def p(plan: Plan, crop: Crop = Crop("rye"), plans: List[Plan] = []):
        take(plan.rows + len(plans), other=crop.days)
        for one in plans:
            take(one.names)

    p({"rows": "2"}, crop={"name": "oat", "days": "4"}, plans=[{"rows": 1}, Plan(rows=5, names=["z"])])


def arguments_bad_model():
    @pipeline(name="arguments_bad_model")
    def p(plan: Plan):
        take(plan.rows)

    p({"rows": 0})


def arguments_nested_containers():
    @pipeline(name="arguments_nested_containers")
    def p(table: Dict[str, List[int]], seen: Set[str] = {"a"}, grid: List[Tuple[int, int]] = [(1, 2)]):
        for name, values in table.items():
            for value in values:
                take(value, id=f"{name}_{value}")
        take(sorted(seen), other=[a + b for a, b in grid])

    p({"x": ["1", "2"]}, seen=["b"], grid=[["3", 4]])


def arguments_dates():
    @pipeline(name="arguments_dates")
    def p(day: datetime.date = datetime.date(2024, 1, 2)):
        take(day.isoformat(), other=day.year)

    p("2024-03-04")


def arguments_none_for_text():
    @pipeline(name="arguments_none_for_text")
    def p(s: str):
        take(s)

    p(None)


def arguments_any():
    @pipeline(name="arguments_any")
    def p(a: Any, b=None):
        take(a, other=b)

    p("7", [1, "x"])


# ---- options


def options_merge_settings():
    @step(settings={"resources": ResourceSettings(cpu_count=1, memory="2GB")})
    def heavy() -> None:
        pass

    @pipeline(name="options_merge_settings", settings={"resources": {"gpu_count": 1}})
    def p():
        heavy()
        heavy.with_options(settings={"resources": {"cpu_count": 4}})()
        heavy.with_options(settings={"resources": ResourceSettings(memory="8GB")})()

    p()


def options_replace_settings():
    @step(settings={"resources": {"cpu_count": 1}}, extra={"a": 1})
    def heavy() -> None:
        pass

    @pipeline(name="options_replace_settings")
    def p():
        heavy.with_options(settings={"resources": {"memory": "1GB"}}, merge=False)()
        heavy()

    p()


def options_hooks_of_steps_and_pipeline():
    @step(on_success=told)
    def own() -> None:
        pass

    @step
    def plain() -> None:
        pass

    @pipeline(name="options_hooks_of_steps_and_pipeline", on_failure=noted)
    def p():
        own()
        plain()
        plain.with_options(on_failure=noted, on_success=told)()

    p()


def options_retry_of_steps_and_pipeline():
    @step(retry=StepRetryConfig(max_retries=5))
    def own() -> None:
        pass

    @step
    def plain() -> None:
        pass

    @pipeline(name="options_retry_of_steps_and_pipeline")
    def p():
        own()
        plain()
        plain.with_options(retry=StepRetryConfig(max_retries=7, delay=1, backoff=2))()

    p.with_options(retry=StepRetryConfig(max_retries=3, delay=9))()


def options_of_a_copy_do_not_reach_the_step():
    @step
    def own(n: int = 1) -> None:
        pass

    @pipeline(name="options_of_a_copy_do_not_reach_the_step")
    def p():
        copy = own.with_options(enable_cache=False)
        copy.configure(parameters={"n": 3})
        own.configure(enable_cache=True)
        copy()
        own()
        copy.copy().with_options(parameters={"n": 4})()

    p()


def options_cache_of_a_pipeline_and_its_steps():
    @step(enable_cache=False)
    def never() -> None:
        pass

    @step
    def plain() -> None:
        pass

    @pipeline(name="options_cache_of_a_pipeline_and_its_steps", enable_cache=True)
    def p():
        never()
        plain()

    p.configure(enable_cache=False)
    p.with_options(enable_cache=True)()


@pipeline
def numbers_and_buffers_that_are_not_used():
    complex(1, 2)
    bytearray(b"ab")
    memoryview(b"ab")
    take(1)
