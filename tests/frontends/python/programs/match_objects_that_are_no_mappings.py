import datetime
import pathlib
from types import SimpleNamespace


def kind(value):
    match value:
        case {"k": x}:
            return f"mapping {x}"
        case SimpleNamespace(a=q):
            return f"namespace {q}"
        case pathlib.Path():
            return "path"
        case datetime.date(year=y):
            return f"date {y}"
        case _:
            return "other"


for one in ({"k": 1}, SimpleNamespace(a=2), pathlib.Path("x"), datetime.date(2024, 1, 2), 3):
    print(kind(one))
