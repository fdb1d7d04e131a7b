"""One statement each about dynamic pipelines, which run: what ZenML refuses of them, and what it takes."""
from typing import Annotated, Any, Dict, List, NamedTuple, Optional, Tuple

from zenml import get_pipeline_context, get_step_context, pipeline, step, unmapped, wait
from zenml.steps import BaseStep


class Row(NamedTuple):
    name: str
    value: float


@step
def one() -> int:
    return 7


@step
def nums(n: int = 2) -> List[int]:
    return list(range(n))


@step
def sq(x: int, f: int = 2) -> int:
    return x**f


@step
def two() -> Tuple[int, str]:
    return 1, "x"


@step
def sink(x: Any) -> None:
    pass


@step
def noop() -> None:
    pass


@pipeline(dynamic=True)
def returns_a_future():
    return one.submit()


@pipeline(dynamic=True)
def returns_a_map():
    return sq.map(nums())


@pipeline(dynamic=True)
def returns_a_value():
    return one().load()


@pipeline(dynamic=True)
def returns_a_constant():
    one()
    return 3


@pipeline(dynamic=True)
def returns_a_list():
    return [one()]


@pipeline(dynamic=True)
def returns_a_tuple():
    return one(), one()


@pipeline(dynamic=True)
def returns_both_outputs():
    return two()


@pipeline(dynamic=True)
def returns_the_result_of_a_future():
    return one.submit().result()


@pipeline(dynamic=True)
def returns_none():
    one()
    return None


@pipeline(dynamic=True)
def waits_for_an_id():
    one()
    sq(1, after="one")


@pipeline(dynamic=True)
def waits_for_a_result():
    a = one()
    sq(1, after=[a])


@pipeline(dynamic=True)
def waits_for_nothing():
    sq(1, after=None)


@pipeline
def waits_in_a_static_pipeline():
    one()
    wait(name="a")


@pipeline(dynamic=True)
def maps_with_an_id():
    sq.map(nums(), id="x")


@pipeline(dynamic=True)
def maps_over_a_literal():
    sq.map([1, 2])


@pipeline(dynamic=True)
def unpacks_a_future_without_outputs():
    for x in noop.submit():
        sink(x)


@pipeline(dynamic=True)
def unpacks_a_single_output():
    (a,) = one()
    sink(a)


@pipeline(dynamic=True)
def passes_a_future_of_two_outputs():
    sink(two.submit())


@pipeline(dynamic=True)
def passes_both_outputs():
    sink(two())


@pipeline(dynamic=True)
def indexes_an_output():
    sink(nums()[0])


@pipeline(dynamic=True)
def calculates_with_an_output():
    sink(one() + 1)


@pipeline(dynamic=True)
def compares_an_output():
    if one() > 3:
        noop()


@pipeline(dynamic=True)
def has_no_steps():
    pass


@pipeline
def static_one():
    one()


@pipeline(dynamic=True)
def calls_a_static_pipeline():
    static_one()


def defined_in_a_function():
    @pipeline(dynamic=True, name="defined_in_a_function")
    def local():
        one()

    local()


# ---- what map copies


@step
def pair(x: Any, y: Any = None) -> int:
    return 1


@pipeline(dynamic=True, enable_cache=False)
def unmapped_artifact():
    pair.map(x=nums(), y=unmapped(one()))


@pipeline(dynamic=True, enable_cache=False)
def unmapped_future():
    pair.map(x=nums(), y=unmapped(one.submit()))


@pipeline(dynamic=True, enable_cache=False)
def unmapped_result_of_a_future():
    pair.map(x=nums(), y=unmapped(one.submit().result()))


@pipeline(dynamic=True, enable_cache=False)
def unmapped_futures():
    pair.map(x=nums(), y=unmapped([one.submit()]))


@pipeline(dynamic=True, enable_cache=False)
def unmapped_map():
    pair.product(x=nums(), y=unmapped(sq.map(nums())))


@pipeline(dynamic=True, enable_cache=False)
def maps_beside_a_future():
    pair.map(x=nums(), y=one.submit())


# ---- steps that a run finds again by their names


def make():
    @step
    def inner(x: int = 1) -> int:
        return x

    return inner


def make_known():
    @step
    def known(x: int = 1) -> int:
        return x

    return known


def make_class():
    class Nested(BaseStep):
        def entrypoint(self, x: int = 1) -> int:
            return x

    return Nested


def raw(x: int = 1) -> int:
    return x


known = make_known()
other_name = make()
wrapped = step(raw)


@pipeline(dynamic=True, enable_cache=False)
def step_of_a_function():
    make()()


@pipeline(dynamic=True, enable_cache=False)
def step_of_a_function_at_the_top():
    known()


@pipeline(dynamic=True, enable_cache=False)
def step_of_a_function_by_another_name():
    other_name()


@pipeline(dynamic=True, enable_cache=False)
def step_of_a_class_in_a_function():
    make_class()()()


@pipeline(dynamic=True, enable_cache=False)
def step_of_a_function_that_is_wrapped():
    wrapped()


# ---- arguments of children


@pipeline(dynamic=True, enable_cache=False)
def child_of_a_number(note: int = 1):
    sink(note)


@pipeline(dynamic=True, enable_cache=False)
def child_of_anything(note=1):
    sink(note)


@pipeline(dynamic=True, enable_cache=False)
def child_gets_an_output_for_a_number():
    child_of_a_number(one())


@pipeline(dynamic=True, enable_cache=False)
def child_gets_an_output_for_anything():
    child_of_anything(one())


@pipeline(dynamic=True, enable_cache=False)
def child_gets_what_was_loaded():
    child_of_a_number(one().load())


# ---- what steps are given, and what their outputs are


@step
def text() -> str:
    return "x"


@step
def settings() -> Dict[str, int]:
    return {"a": 1}


@step
def pair() -> Tuple[Annotated[int, "number"], Annotated[List[int], "numbers"]]:
    return 1, [1, 2]


@step
def maybe_many() -> Any:
    return [1, 2]


@step
def keyword_only(*, x: int) -> int:
    return x


@pipeline(dynamic=True)
def text_for_a_number():
    sq("text")


@pipeline(dynamic=True)
def number_in_text_for_a_number():
    sq("5")


@pipeline(dynamic=True)
def text_for_a_number_submitted():
    sq.submit("text")


@pipeline(dynamic=True)
def list_for_a_number():
    sq([1])


@pipeline(dynamic=True)
def nothing_for_a_number():
    sq(None)


@pipeline(dynamic=True)
def float_for_a_number():
    sq(1.5)


@pipeline(dynamic=True)
def number_for_text():
    measure(5)


@step
def measure(x: str, of: Optional[str] = None) -> int:
    return len(x)


@pipeline(dynamic=True)
def set_for_a_list():
    total({1, 2})


@pipeline(dynamic=True)
def tuple_for_a_list():
    total((1, 2))


@step
def total(xs: List[int]) -> int:
    return sum(xs)


@pipeline(dynamic=True)
def text_for_a_number_after_a_catch():
    try:
        sq("text")
    except Exception:
        one()


@pipeline(dynamic=True)
def text_for_a_number_that_is_mapped():
    sq.map(nums(1), f="text")


@pipeline(dynamic=True)
def keyword_only_by_place():
    keyword_only(1)


@pipeline(dynamic=True)
def maps_over_a_number():
    sq.map(one())


@pipeline(dynamic=True)
def maps_over_a_number_submitted():
    sq.map(one.submit())


@pipeline(dynamic=True)
def maps_over_text():
    sink.map(text())


@pipeline(dynamic=True)
def maps_over_a_dict():
    sink.map(settings())


@pipeline(dynamic=True)
def maps_over_numbers_and_a_number():
    sq.map(nums(), one())


@pipeline(dynamic=True)
def products_of_numbers_and_a_number():
    sq.product(nums(), one())


@pipeline(dynamic=True)
def maps_over_a_list_of_numbers():
    sq.map([one(), one()])


@pipeline(dynamic=True)
def maps_over_two_outputs():
    number, numbers = pair()
    sq.map(x=numbers, f=number)


@pipeline(dynamic=True)
def maps_over_the_wrong_output():
    number, numbers = pair()
    sq.map(number)


@pipeline(dynamic=True)
def maps_over_anything():
    sq.map(maybe_many())


@pipeline(dynamic=True)
def chunk_of_a_number():
    one().chunk(0)


@pipeline(dynamic=True)
def chunk_of_a_number_submitted():
    one.submit().result().chunk(5)


@pipeline(dynamic=True)
def chunk_of_text():
    sink(text().chunk(0))


@pipeline(dynamic=True)
def chunk_below_zero():
    sink(nums().chunk(-1))


@pipeline(dynamic=True)
def method_that_numbers_have():
    sink(one().load().bit_length())


@pipeline(dynamic=True)
def artifact_as_int():
    sq(int(one()))


@pipeline(dynamic=True)
def artifact_called():
    one()()


@pipeline(dynamic=True)
def future_as_int():
    sq(int(one.submit()))


@pipeline(dynamic=True)
def future_called():
    one.submit()()


@pipeline(dynamic=True)
def artifact_of_id_number():
    one(id=3)


@pipeline(dynamic=True)
def id_of_a_list_in_a_run():
    one(id=["a"])


@pipeline(dynamic=True)
def positional_only_in_a_run(n: int = 2, /):
    sq(n)


@pipeline(dynamic=True)
def named_tuple_in_a_run(row: Row = Row("a", 1.0)):
    one()


@pipeline(dynamic=True)
def step_context_in_a_run():
    get_step_context()
    one()


@pipeline(dynamic=True)
def body_raises_in_a_run():
    one()
    raise ValueError("no")


@pipeline(dynamic=True)
def body_raises_on_no_account():
    if one().load() > 100:
        raise ValueError("no")
    for i in [x for x in nums().load() if x > 100]:
        raise ValueError("no")


@pipeline(dynamic=True)
def context_in_a_run():
    one(id="without" if get_pipeline_context().model is None else "with")


@pipeline(dynamic=True)
def item_of_a_number():
    sink(one().load()["x"])


@pipeline(dynamic=True)
def loop_over_a_number():
    for i in one().load():
        sink(i)


@pipeline(dynamic=True)
def length_of_a_number():
    sink(len(one().load()))


@pipeline(dynamic=True)
def list_of_a_number():
    sink(list(one.submit().load()))


@pipeline(dynamic=True)
def number_that_may_be_a_list():
    value = one().load()
    if isinstance(value, list):
        sink(value[0])
        for x in value:
            sink(len(value))
    try:
        sink(len(value))
    except TypeError:
        sink(0)


@pipeline(dynamic=True)
def numbers_that_are_used():
    value = one().load()
    sink(sq(max(value, 2) + int(value)))
    sink(text().load()[0])
    for letter in text().load():
        sink(letter)
