from typing import Dict, List

from zenml import get_pipeline_context, pipeline, step


@step
def bookings(route: str, weeks: int = 4) -> list:
    return []


@step
def forecast(bookings: list, quantile: float = 0.5) -> float:
    return quantile


@step
def staff(demand: List[float], shifts: Dict[str, int]) -> None:
    pass


@pipeline(extra={"routes": ["north"], "quantiles": [0.5]})
def ferries(weeks: int = 4):
    context = get_pipeline_context()
    demand = []
    for route in context.extra["routes"]:
        booked = bookings(route, weeks)
        demand += [forecast(booked, quantile=q) for q in context.extra["quantiles"]]
    staff(demand, shifts={"day": len(demand), context.name: 1})


for season, routes in {"summer": ["north", "isle"], "winter": ["north"]}.items():
    season_flow = ferries.with_options(extra={"routes": routes, "quantiles": [0.5, 0.9] if season == "summer" else [0.5]}, run_name=f"{season}-{{date}}")
    forecast.configure(parameters={"quantile": 0.1}, enable_cache=season == "winter")
    season_flow(weeks=8 if season == "summer" else 2)
