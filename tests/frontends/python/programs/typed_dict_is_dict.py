import typing as t


class Row(t.TypedDict):
    rows: int
    share: float


class Named(Row, total=False):
    name: str


print(issubclass(Row, dict), Row.__mro__[1].__name__, Row.__bases__[0].__name__)
print(Row(rows=1, share=2.0), dict(Row(rows=1, share=2)), type(Row(rows=1)).__name__)
print(sorted(Named.__optional_keys__), sorted(Named.__required_keys__))
