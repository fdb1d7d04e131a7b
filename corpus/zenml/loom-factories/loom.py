"""Cloth from yarn: steps are made by what the order book says."""
from functools import reduce, wraps
from itertools import pairwise, product
from typing import Annotated, Callable, Dict, List, NamedTuple

from zenml import pipeline, step


class Order(NamedTuple):
    pattern: str
    metres: int
    colours: tuple = ("red",)


ORDERS = [Order("plain", 40), Order("twill", 25, ("red", "blue")), Order("satin", 5, ("gold",))]


def timed(function: Callable) -> Callable:
    @wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


def make_dye(colour: str):
    @step(name=f"dye_{colour}")
    def dye(yarn: float, minutes: int = len(colour) * 10) -> float:
        return yarn

    return dye


def make_weave(order: Order):
    def weave(warp: float, weft: List[float], metres: int) -> Annotated[float, f"{order.pattern}_cloth"]:
        return warp * metres

    weave.__name__ = f"weave_{order.pattern}"
    return step(enable_cache=order.metres > 10)(weave)


@step
@timed
def spin(kilos: float) -> float:
    return kilos * 0.9


@step
def join(left: float, right: float) -> float:
    return left + right


@step
def inspect_seam(first: float, second: float) -> bool:
    return True


DYES = {colour: make_dye(colour) for colour in sorted({colour for order in ORDERS for colour in order.colours})}


@pipeline
def loom(kilos: float = 12.5, shortest: int = 10):
    yarn = spin(kilos)
    dyed = {colour: dye(yarn) for colour, dye in DYES.items()}
    cloths = []
    for order in ORDERS:
        if order.metres < shortest:
            continue
        weft = [dyed[colour] for colour in order.colours]
        cloths.append(make_weave(order)(yarn, weft, metres=order.metres))
    for left, right in pairwise(cloths):
        inspect_seam(left, right)
    bale = reduce(lambda a, b: join(a, b), cloths + [yarn])
    for size, colour in product(("s", "l"), DYES):
        DYES[colour](bale, id=f"dip_{colour}_{size}")


if __name__ == "__main__":
    loom()
    loom(shortest=0)
