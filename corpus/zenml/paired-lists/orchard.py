"""Trees of an orchard that only the run knows, side by side in lists and dictionaries."""
from typing import List

from zenml import pipeline, step


@step
def plots(count: int) -> List[str]:
    return [f"plot-{i}" for i in range(count)]


@step
def measure(plot: str) -> float:
    return float(plot[-1])


@step
def forecast(yield_so_far: float) -> float:
    return yield_so_far * 2


@step
def compare(measured: float, forecasted: float) -> float:
    return forecasted - measured


@step
def tally(values: List[float]) -> float:
    return float(sum(values))


@step
def first_plot(value: float) -> None:
    print(value)


@step
def label(plot: str, value: float) -> None:
    print(plot, value)


@pipeline(dynamic=True, enable_cache=False)
def orchard(count: int = 2):
    names = plots(count).load()
    measured = [measure(name) for name in names]
    forecasts = [forecast(one) for one in measured]
    differences = []
    for one, other in zip(measured, forecasts):
        differences.append(compare(one, other))
    tally(differences)

    by_plot = dict(zip(names, measured))
    for plot, value in by_plot.items():
        label(plot, value)
    tally([*by_plot.values()], id="tally_plots")

    pairs = list(zip(measured, forecasts))
    if pairs:
        left, right = zip(*pairs)
        tally(list(left), id="tally_left")
        tally([*right], id="tally_right")

    for index, (plot, value) in enumerate(zip(names, forecasts)):
        if index == 0:
            first_plot(value)

    late = {}
    for plot in names:
        late[plot] = forecast(by_plot[plot])
    tally(list(late.values()), id="tally_late")


if __name__ == "__main__":
    orchard()
