# defaultdicts of several kinds.
from collections import defaultdict

graph = defaultdict(set)
for a, b in [("x", "y"), ("x", "z"), ("y", "z")]:
    graph[a].add(b)
    graph[b]
print({k: sorted(v) for k, v in graph.items()}, len(graph["new"]), "new" in graph, graph.pop("new"), list(graph))
counts = defaultdict(lambda: 100)
counts["a"] -= 1
nested = defaultdict(lambda: defaultdict(list))
nested["p"]["q"].append(1)
print(dict(counts), counts["b"], nested["p"]["q"], {k: dict(v) for k, v in nested.items()}, isinstance(graph, dict), graph.get("none"), defaultdict(str)["k"] == "", defaultdict(int, {"a": 1})["a"])
try:
    defaultdict(None)["k"]
except KeyError as error:
    print("KeyError", error)
