import os
import re
from typing import Any, Callable

LINE = re.compile(r"""^\s*(?:export\s+)?(?P<key>[A-Z_][A-Z0-9_]*)\s*=\s*(?P<quote>['"]?)(?P<value>.*?)(?P=quote)\s*(?:\#.*)?$""", re.VERBOSE)


def load(path, environ=os.environ, override=False):
    seen = 0
    with open(path) as lines:
        for raw in lines:
            if not (m := LINE.match(raw.rstrip("\n"))):
                continue
            key, value = m.group("key", "value")
            value = re.sub(r"\$\{(\w+)\}", lambda v: environ.get(v[1], ""), value)
            if override or key not in environ:
                environ[key] = value
                seen += 1
    return seen


def env(name: str, default: Any = None, cast: Callable = str):
    value = os.environ.get(f"HARVEST_{name}")
    if value is None:
        return default
    if cast is bool:
        return value.strip().lower() not in {"", "0", "false", "no"}
    return cast(value)
