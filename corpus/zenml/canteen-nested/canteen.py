"""Monday to Friday: menus are pipelines, the week is one, too."""
from kitchen import serve, wash_up
from menus import choose, soup, stew
from zenml import pipeline
from zenml.config import ResourceSettings

BIG = {"resources": ResourceSettings(cpu_count=2)}


@pipeline(settings=BIG)
def week(number: int = 3, days: int = 2, seats: int = 80):
    choose(number)
    pots = []
    for day in range(days):
        if day % 2:
            pots.extend(stew(litres=20))
        else:
            pots.append(soup(litres=15, spicy=day > 0))
    serve(pots, seats, after="choose")
    wash_up(after=[f"season_{number}" for number in (2,)] + ["serve"])


if __name__ == "__main__":
    week.with_options(run_name="canteen_{date}", tags=["weekly"])(days=3)
