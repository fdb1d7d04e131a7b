"""Every critic sees every picture; the best one is on the front page."""
from typing import List

from steps import count_visitors, critics, frame, front_page, hang, mean, measure, mood_of_day, review, shut
from zenml import pipeline, unmapped


@pipeline(dynamic=True)
def visitors(day: str = "monday", most: int = 7):
    seen = count_visitors(day)
    if seen.load() > most:
        shut("full")


@pipeline(dynamic=True, enable_cache=False)
def gallery(rooms: int = 2, experts: int = 2, days: List[str] = ["monday", "tuesday"]):
    pictures = hang(rooms)
    names = pictures.load()
    if len(names) < 2:
        shut("too few pictures")
        return
    mood = mood_of_day(days[0])
    panel = critics(experts)
    stars = review.product(picture=pictures, critic=panel, mood=unmapped(mood))
    average = mean(stars)
    widths = list(measure.map(pictures))
    frames = [frame.submit(widths[0], average)]
    for width in widths[1:]:
        frames.append(frame.submit(width))
    first, *rest = [one.result() for one in frames]
    if average.load() > 1.0:
        front_page(first, rest)
    for day in days:
        if day != "sunday":
            visitors(day=day, most=6)


if __name__ == "__main__":
    gallery()
