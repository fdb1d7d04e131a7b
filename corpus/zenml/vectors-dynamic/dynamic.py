"""One statement each about dynamic pipelines, which run: what ZenML refuses of them, and what it takes."""
from typing import Any, List, Tuple

from zenml import pipeline, step, unmapped, wait
from zenml.steps import BaseStep


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
