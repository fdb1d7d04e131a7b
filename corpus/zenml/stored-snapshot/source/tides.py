from datetime import datetime, timedelta, timezone

from zenml import pipeline, step
from zenml.config.schedule import Schedule


@step
def read_gauges(harbour: str) -> list:
    return [harbour]


@step
def predict(levels: list, days: int = 3) -> dict:
    return {"days": days, "levels": levels}


@pipeline
def tides(harbour: str = "Hull"):
    predict(read_gauges(harbour), days=7)


if __name__ == "__main__":
    start = datetime(2024, 2, 1, 4, tzinfo=timezone.utc)
    tides.with_options(schedule=Schedule(name="twice-a-day", start_time=start, interval_second=timedelta(hours=12)))()
