"""What a run records, one rule a pipeline."""
from typing import Annotated, Any, List, Tuple

from zenml import pipeline, step, unmapped


@step
def one() -> int:
    return 7


@step
def two() -> Tuple[Annotated[int, "a"], Annotated[str, "b"]]:
    return 1, "x"


@step
def nums(n: int = 2) -> List[int]:
    return list(range(n))


@step
def sq(x: int, f: int = 2) -> int:
    return x * f


@step
def add(xs: List[int]) -> int:
    return sum(xs)


@step
def big(v: Any) -> None:
    print(v)


@step
def pr(a: int, b: int) -> int:
    return a * b


@step
def noop() -> None:
    pass


@step
def tw(x: int) -> Tuple[Annotated[int, "a"], Annotated[int, "b"]]:
    low, high = x, x + 1
    return low, high


@step
def boom() -> int:
    raise ValueError("boom")


@pipeline(dynamic=True, enable_cache=False)
def literals_and_loaded_values_are_external():
    a = one()
    sq(3)
    sq(a.load() + 1)
    f = noop.submit()
    noop(after=f)


@pipeline(dynamic=True, enable_cache=False)
def data_and_order():
    a = one()
    sq(3)
    sq(a, f=4)


@pipeline(dynamic=True, enable_cache=False)
def maps_and_broadcasts():
    xs = nums(3)
    r = sq.map(xs, f=5)
    add(r, id="total")
    sq.map(x=xs, f=unmapped(one()))


@pipeline(dynamic=True, enable_cache=False)
def products():
    pr.product(a=nums(2), b=nums(3, id="other"))


@pipeline(dynamic=True, enable_cache=False)
def futures():
    f = one.submit()
    g = sq.submit(f, id="gg")
    h = two.submit()
    sq(h[0])
    big(h.get_artifact("b"), after=[g])
    two()
    noop()


@pipeline(dynamic=True, enable_cache=False)
def a_loop_of_submits():
    m = one()
    for _ in nums(2).load():
        one.submit()
    return m


@pipeline(dynamic=True, enable_cache=False)
def after_reaches_all_children():
    a = noop.submit()
    r = sq.map(nums(2), after=a)
    noop(after=r)


@pipeline(dynamic=True, enable_cache=False)
def unpacked():
    r = tw.map(nums(2))
    a, b = r.unpack()
    add(a)
    add(b)


@pipeline(dynamic=True, enable_cache=False)
def maps_over_maps():
    r = sq.map(nums(2))
    r2 = sq.map(r)
    big(r2)


@pipeline(dynamic=True, enable_cache=False)
def tuples_and_lists_are_list_inputs():
    h = two()
    big(h)
    big([one(), sq(1)])


@pipeline(dynamic=True, enable_cache=False)
def child(n: int):
    return sq(n)


@pipeline(dynamic=True, enable_cache=False)
def children_leave_no_edge():
    c = child(4)
    sq(c)
    f = child.submit(2)
    sq(f)
    noop(after=f)


@pipeline(dynamic=True, enable_cache=False)
def embedded():
    c = child.embed(4)
    sq(c)


@pipeline(dynamic=True, enable_cache=False)
def handled_failures():
    noop()
    try:
        one()
        boom()
    except Exception:
        noop()
    one()


@pipeline(dynamic=True, enable_cache=False)
def submitted_is_never_the_last():
    one()
    sq.submit(1)
    sq.submit(2)
    sq(3)
    noop()


@pipeline(dynamic=True, enable_cache=False)
def redundant_by_one_level_only():
    one()
    f = sq.submit(1)
    g = sq.submit(f)
    sq(g)
    sq(f)


@pipeline(dynamic=True, enable_cache=False)
def options_in_the_body():
    sq.with_options(parameters={"f": 9})(2)
    sq.configure(enable_cache=False)
    sq(one(), after=None)


@pipeline(dynamic=True, enable_cache=False, depends_on=[one, sq.with_options(enable_cache=True)])
def depends_on_is_no_edge():
    noop()
    sq(one())


@pipeline(dynamic=True, enable_cache=False)
def ids_are_given_in_the_order_of_calls():
    sq(1, id="own")
    f = sq.submit(2)
    sq(3)
    sq.map(nums(2))
    sq(f)
    sq.map(nums(1))


@pipeline(dynamic=True, enable_cache=False)
def one_output_named_twice():
    a = one()
    big([a, a])


@pipeline(dynamic=True, enable_cache=False)
def waiting():
    f = one.submit()
    g = two.submit()
    f.wait()
    a, b = g
    noop()
    sq(a)
    big(g.load())
    noop(after=[f, g])


@pipeline(dynamic=True, enable_cache=False)
def results_of_maps():
    r = sq.map(nums(3))
    if sum(r.load()) > 1:
        noop()
    big(r[1])
    for x in r:
        sq(x)


EXAMPLES = [
    literals_and_loaded_values_are_external, data_and_order, maps_and_broadcasts, products, futures,
    a_loop_of_submits, after_reaches_all_children, unpacked, maps_over_maps, tuples_and_lists_are_list_inputs,
    children_leave_no_edge, embedded, handled_failures, submitted_is_never_the_last,
    redundant_by_one_level_only, options_in_the_body, depends_on_is_no_edge, ids_are_given_in_the_order_of_calls,
    one_output_named_twice, waiting, results_of_maps,
]

if __name__ == "__main__":
    for example in EXAMPLES:
        example()
