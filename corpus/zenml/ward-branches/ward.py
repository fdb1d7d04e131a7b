from typing import Annotated, List

from zenml import pipeline, step


@step
def grade(score: int) -> Annotated[int, "grade"]:
    return score // 10


@step
def note(text: str) -> Annotated[int, "length"]:
    return len(text)


@step
def beds(grade: int) -> Annotated[List[int], "beds"]:
    return list(range(grade))


@step
def clean(bed: int, twice: bool = False) -> Annotated[int, "minutes"]:
    return 20 if twice else 10


@step
def report(minutes: List[int], remark: int = 0) -> None:
    print(minutes, remark)


@pipeline(dynamic=True, enable_cache=False)
def ward(score: int, loud: bool = False):
    level = grade(score)
    if level.load() > 5:
        last = note("full")
        rounds = clean.map(beds(3), twice=True)
    elif level.load() > 2:
        note("half full")
        last = note("call the day shift")
        rounds = clean.map(beds(level))
    else:
        last = note("quiet", id="remark")
        rounds = [clean(0), clean(1)]
    if level.load() > 5:
        if loud:
            note("siren", id="remark")
        note("call everybody", id="note_2")
    note("end of round")
    report(rounds, last)
    if loud:
        match level.load():
            case 1 | 2:
                clean(9)
            case 3 | 4 | 5:
                clean(8)
            case bed:
                clean(bed)


if __name__ == "__main__":
    ward(70)
