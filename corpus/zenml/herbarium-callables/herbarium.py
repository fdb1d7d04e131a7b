import functools
from typing import Any, List

from zenml import pipeline, step


@step
def sheet(number: int) -> list:
    return [number]


@step
def ocr(sheet: list, language: str = "la") -> str:
    return ""


@step
def taxon(text: str, rank: str) -> str:
    return rank


@step
def index(taxa: List[str], title: str = "index") -> None:
    pass


class Counted:
    """Numbers the calls of a step; the number becomes part of the id."""

    def __init__(self, wrapped, prefix=None):
        functools.update_wrapper(self, wrapped, updated=())
        self.wrapped, self.prefix, self.calls = wrapped, prefix or wrapped.name, 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        kwargs.setdefault("id", f"{self.prefix}.{self.calls:02d}")
        return self.wrapped(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.wrapped, name)


class Desk:
    scan = Counted(sheet)
    read = Counted(ocr, "text")
    finish = index

    def __init__(self, *numbers: int):
        self.numbers = numbers

    def texts(self, **options):
        return [type(self).read(self.scan(n), **options) for n in self.numbers]

    def __iter__(self):
        yield from self.texts()

    def __len__(self):
        return len(self.numbers)


@pipeline
def herbarium(first: int = 10, count: int = 2):
    desk = Desk(*range(first, first + count))
    taxa = [taxon(text, rank="genus" if i else "species") for i, text in enumerate(desk)]
    name, *_ = [key for key, value in globals().items() if value is index]
    globals()[name](taxa, title=f"{len(desk)} sheets")
    vars(Desk)["finish"](taxa[:1])
    Desk.read.with_options(parameters={"language": "fr"})(Desk.scan(99, id="extra"))


herbarium(count=3)
