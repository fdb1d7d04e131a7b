import itertools
import operator
from functools import partial
from typing import Any, List, Tuple

from typing_extensions import Annotated
from zenml import pipeline, step


@step
def spectrum(star: str, band: str, exposure: int = 60) -> List[float]:
    return [float(exposure)]


@step
def normalise(flux: List[float], method: str) -> Tuple[Annotated[List[float], "flux"], Annotated[dict, "stats"]]:
    return flux, {}


@step
def classify(flux: List[float], k: int, seed: int = 0) -> str:
    return "G2"


@step
def consensus(labels: List[str], weights: Any = None) -> str:
    return labels[0]


blue, red = (partial(spectrum, band=band) for band in ("b", "r"))
METHODS = {"median": lambda flux: normalise(flux, "median"), "spline": lambda flux: normalise(flux, method="spline")}
flux_of, stats_of = operator.itemgetter(0), operator.itemgetter(1)


@pipeline
def stellar(stars: List[str] = ["vega"], ks: Tuple[int, ...] = (3, 5)):
    for star, arm in itertools.product(stars, (blue, red)):
        outputs = [METHODS[name](arm(star)) for name in sorted(METHODS)]
        flux = list(map(flux_of, outputs))
        labels = list(itertools.chain.from_iterable((classify(one, k, seed=i) for k in ks) for i, one in enumerate(flux)))
        consensus(labels, weights=stats_of(outputs[0]))
        consensus(labels[:1] + labels[-1:], weights=list(itertools.accumulate([1, 2, 3])))


stellar(["vega", "sun"])
