"""Where is the comet tonight?"""
from observe import observe_all
from reduce import reduce_frames as reducing
from zenml import pipeline, step


@step
def publish(position: dict, name: str, urgent: bool = False) -> None:
    print(name)


def tonight(weather):
    return [name for name, clouds in weather.items() if clouds < 0.5]


@pipeline(tags=["night"])
def comet(name: str, weather: dict[str, float], rounds: int = 2):
    usable = tonight(weather)
    sightings = observe_all(usable, mauna=120.0)
    if len(usable) >= 2:
        _, position = reducing(list(sightings.values()), rounds=rounds)
    else:
        (only,) = sightings.values()
        _, position = reducing([only, only], rounds=1)
    publish(position, name, urgent=name.startswith("C/"))
    return position


if __name__ == "__main__":
    comet("C/2024 A1", {"mauna": 0.1, "paranal": "0.2", "kitt": 0.9})
    comet.with_options(run_name="backup-{date}")(name="12P", weather={"mauna": 0.9, "kitt": 0.0})
