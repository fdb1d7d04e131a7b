"""The cases of the corpus: every folder with a case.json."""
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Case:
    def __init__(self, folder):
        self.folder = folder
        self.id = folder.relative_to(ROOT).as_posix()
        self.spec = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        self.sdk = self.spec["sdk"]
        self.entry = self.spec["entry"]


def select(names):
    """Cases in the order of their names; a name selects the cases that it is, contains, or begins."""
    found = [Case(path.parent) for path in sorted(ROOT.glob("**/case.json"))]
    wanted = [name.rstrip("/").removeprefix("corpus/") for name in names]
    return [case for case in found if not wanted or any(case.id == w or case.id.startswith(w) for w in wanted)]


def sort_keys(value):
    """The same JSON with the keys of every object in order, for objects whose order has no meaning."""
    if isinstance(value, dict):
        return {key: sort_keys(value[key]) for key in sorted(value)}
    if isinstance(value, (list, tuple)):
        return [sort_keys(item) for item in value]
    return value


def dump(value, indent=0, width=140):
    """JSON with what fits on a line on one line: a reader of a change sees edges, not braces."""
    line = json.dumps(value, ensure_ascii=False)
    if not value or not isinstance(value, (dict, list)) or indent and indent + len(line) <= width:
        return line
    inner = " " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key, ensure_ascii=False)}: {dump(item, indent + 1, width)}" for key, item in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{' ' * indent}}}" + ("" if indent else "\n")
    return "[\n" + ",\n".join(inner + dump(item, indent + 1, width) for item in value) + f"\n{' ' * indent}]"
