from typing import List

from rooms import survey_room
from zenml import pipeline, step


@step
def close_room(room: str, state: float) -> None:
    print(room, state)


@step
def restore(state: float, budget: int) -> int:
    return budget - int(state * 10)


@step
def report(left: int) -> str:
    return str(left)


@pipeline(dynamic=True)
def museum(rooms: List[str] = ["hall", "attic"], budget: int = 20):
    surveys = [(room, survey_room.submit(room)) for room in rooms]
    left = None
    for room, survey in surveys:
        state = survey.result()
        if state.load() < 0.3:
            close_room(room, state)
        elif left is None:
            left = restore(state, budget)
        else:
            left = restore(state, left)
    if left is None:
        report(budget)
    else:
        report(left)
    again = survey_room("cellar")
    close_room("cellar", again)


if __name__ == "__main__":
    museum()
