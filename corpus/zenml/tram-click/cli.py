import os

import click
from zenml import pipeline, step

MODES = {"fast": dict(epochs=1, folds=2), "full": dict(epochs=20, folds=5)}


@step
def timetable(line: int) -> dict:
    return {"line": line}


@step
def delays(table: dict, days: int) -> float:
    return 0.0


@step
def fit(values: list, epochs: int, fold: int) -> float:
    return 0.1


@step
def summary(scores: list, title: str) -> str:
    return title


@pipeline
def predict(lines: tuple, epochs: int, folds: int, windows: tuple, title: str = "all"):
    values = []
    for line in lines:
        t = timetable(line)
        values += [delays(t, days, id=f"delays_{line}_{days}d") for days in windows]
    scores = [fit(values, epochs, fold=k) for k in range(folds)]
    summary(scores, title=title)


def upper(ctx, param, value):
    return value and value.upper()


@click.command(context_settings={"show_default": True})
@click.option("--line", "lines", type=int, multiple=True, required=True)
@click.option("--mode", type=click.Choice(sorted(MODES)), default="full")
@click.option("--cache/--no-cache", default=True)
@click.option("--window", "windows", nargs=2, type=int, default=(1, 2))
@click.option("--title", callback=upper, default="delays")
def main(lines, mode, cache, windows, title):
    """Predict delays."""
    run = predict.with_options(enable_cache=cache, run_name=f"predict-{mode}-{{time}}")
    run(lines=lines, windows=windows, title=title, **MODES[mode])


if __name__ == "__main__":
    main(standalone_mode=False)
