# Orders of a graph.
from graphlib import TopologicalSorter

graph = {"d": {"b", }, "b": ["a"], "c": ["a"], "e": ("d", "c")}
print(list(TopologicalSorter(graph).static_order()))
ts = TopologicalSorter()
ts.add("fit", "prep", "load")
ts.add("eval", "fit")
ts.add("prep", "load")
ts.prepare()
while ts.is_active():
    ready = ts.get_ready()
    print(sorted(ready))
    ts.done(*ready)
try:
    list(TopologicalSorter({"a": ["b"], "b": ["a"]}).static_order())
except ValueError:
    print("cycle")
