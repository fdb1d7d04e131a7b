import functools
import time
from typing import Annotated, Any, Dict, List, Tuple

import zenml
from zenml import pipeline
from zenml import step as zstep

COMMON = dict(enable_cache=False, extra={"team": "dough"})


def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        begin = time.monotonic()
        try:
            return fn(*args, **kwargs)
        finally:
            print(fn.__name__, time.monotonic() - begin)

    return wrapper


def noisy(label):
    def decorate(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            print(label)
            return fn(*args, **kwargs)

        return inner

    return decorate


def team_step(_func=None, **options):
    """House decorator: our defaults under the caller's."""

    def wrap(fn):
        return zstep(**{**COMMON, **options})(fn)

    return wrap(_func) if _func is not None else wrap


@zstep
@timed
def orders(day: str, shops: int = 3) -> Annotated[List[int], "orders"]:
    return [1] * shops


@team_step
@noisy("weather")
def weather(day: str) -> Dict[str, float]:
    return {"temp": 20.0}


@team_step(name="demand_model", enable_cache=True)
def fit(orders: List[int], weather: Dict[str, float], damp: float) -> Tuple[Annotated[Any, "model"], Annotated[float, "error"]]:
    return object(), 0.1


def _bake(model: Any, loaf: str, count: int = 100) -> int:
    return count


bake = zstep(**COMMON)(_bake)
bake_rye = functools.partial(bake, loaf="rye")
bake_white = functools.partial(bake, loaf="white", count=250)


@zenml.step()
def deliver(loaves: List[int], error: float) -> None:
    print(loaves)


def wire(*funcs, model):
    return [f(model) for f in funcs]


@zenml.pipeline
def bakery(day: str = "monday"):
    today = functools.partial(orders, day=day)
    model, error = fit(today(), weather(day), damp=0.9 if day != "sunday" else 0.5)
    loaves = wire(bake_rye, bake_white, lambda m: bake(m, "spelt", id="bake_spelt"), model=model)
    deliver(loaves, error=error)


if __name__ == "__main__":
    bakery.with_options(enable_cache=True)(day="sunday")
