# Configuration merged from several places, then pipelines' pieces made of it.
from __future__ import annotations

import copy
import json
import re
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Iterable, Mapping


def deep_merge(base: Mapping, extra: Mapping) -> dict:
    result = copy.deepcopy(dict(base))
    for k, v in extra.items():
        if isinstance(v, Mapping) and isinstance(result.get(k), Mapping):
            result[k] = deep_merge(result[k], v)
        elif v is None:
            result.pop(k, None)
        else:
            result[k] = v
    return result


DEFAULTS = {"region": "eu", "instance": {"type": "ml.m5", "count": 1}, "tags": ["a"], "drop": 1}
cfg = deep_merge(DEFAULTS, {"instance": {"count": 2}, "tags": ["b"], "drop": None})
print(cfg, DEFAULTS["instance"]["count"])


class Config(dict):
    def __getattr__(self, name):
        try:
            v = self[name]
        except KeyError as e:
            raise AttributeError(name) from e
        return Config(v) if isinstance(v, dict) else v

    def __setattr__(self, name, value):
        self[name] = value


c = Config(cfg)
c.new = 5
print(c.instance.type, c.new, "new" in c, getattr(c, "zip", "none"), len(c), {**c}["region"])
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], dict(cm))
ns = SimpleNamespace(**json.loads('{"x": 1, "y": [1, 2]}'))
print(ns, ns.x, vars(ns))
words = Counter(re.findall(r"\w+", "the cat the dog"))
print(words.most_common(1), words["zzz"], sum(words.values()), words + Counter("a"))
dd = defaultdict(lambda: defaultdict(list))
dd["a"]["b"].append(1)
print(json.dumps(dd), dict(dd["a"]))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
print(q, list(q)[1:], q[-1])
od = OrderedDict(b=1, a=2)
od.move_to_end("b")
print(od, list(od), od.popitem(last=False))
TEMPLATE = re.compile(r"\$\{(?P<name>\w+)(?::(?P<default>[^}]*))?\}")


def expand(text: str, env: dict[str, Any]) -> str:
    return TEMPLATE.sub(lambda m: str(env.get(m["name"], m["default"] or "")), text)


print(expand("s3://${bucket}/${prefix:data}/${none}", {"bucket": "bk"}))


@dataclass
class Node:
    name: str
    after: list[str] = field(default_factory=list)


def topo(nodes: Iterable[Node]) -> list[str]:
    todo = {n.name: set(n.after) for n in nodes}
    order = []
    while todo:
        ready = sorted(k for k, v in todo.items() if not v)
        if not ready:
            raise ValueError("cycle")
        order += ready
        for r in ready:
            del todo[r]
        for v in todo.values():
            v -= set(ready)
    return order


print(topo([Node("c", ["a", "b"]), Node("a"), Node("b", ["a"])]))
Row = namedtuple("Row", "id name", defaults=["?"])
rows = [Row(2), Row(1, "x")]
print(sorted(rows), rows[0]._replace(id=9), {r.id: r for r in rows}[1].name, Row._field_defaults)
matrix = [[1, 2], [3, 4]]
print([list(r) for r in zip(*matrix)], [x for r in matrix for x in r if x % 2], {f"{i}-{j}": i * j for i in range(2) for j in range(2)})
first, *rest = [1, 2, 3]
(a, (b, *_)), d = (1, (2, 3, 4)), 5
print(first, rest, a, b, d)
print("{:>5}|{:<5}|{:^5}|{:05.1f}|{:,}|{!r:>6}|{x[0]}|{y.x}".format("a", "b", "c", 3.14159, 1234567, "q", x=[7], y=ns))
print(f"{'nested ' + str([f'{i}' for i in range(2)])} {3:>{4}} {1e10:g} {0.1 + 0.2:.2f} {255:#x} {5:+d} {.5:%}")
print(" ".join(s.strip().title() for s in "a b, c d".split(",")), "a,b,,c".split(","), "x=1;y=2".replace(";", "&"), "abc"[::-1], "%s-%03d" % ("k", 7))
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: -kv[1]), dict(zip("ab", range(2))), any(x > 1 for x in [1, 2]), all([]), list(map(str, range(3))), [*range(3), *"ab"])
