from typing import NamedTuple, Tuple, Union


class Script(NamedTuple):
    name: str
    file: str
    needs: Tuple[str, ...] = ()
    size: int = 1


class Fit(NamedTuple):
    name: str
    needs: Tuple[str, ...]
    trees: int = 100


class Notify(NamedTuple):
    name: str
    needs: Tuple[str, ...] = ()


Spec = Union[Script, Fit, Notify]
SPECS = [
    Notify("tell", ("publish", "fit_b")),
    Fit("fit_a", ("features",)),
    Script("publish", "publish.py", needs=("fit_a", "fit_b")),
    Script("features", "features.py", needs=("events", "users"), size=4),
    Fit("fit_b", ("features", "fit_a"), trees=400),
    Script("users", "load.py"),
    Script("events", "load.py", size=2),
]
BY_NAME = {s.name: s for s in SPECS}
LEAVES = {s.name for s in SPECS} - {n for s in SPECS for n in s.needs}
assert LEAVES == {"tell"}
