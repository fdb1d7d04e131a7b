"""One statement each about dynamic pipelines, which run: what ZenML refuses of them, and what it takes."""
from typing import Any, List, Tuple

from zenml import pipeline, step, wait


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
