"""graphlib: the order of the nodes, waves, cycles."""
from graphlib import CycleError, TopologicalSorter

GRAPH = {"d": ["b", "c"], "b": ["a"], "c": ["a"], "e": [], "f": {"d"}}
print(list(TopologicalSorter(GRAPH).static_order()))
sorter = TopologicalSorter()
sorter.add("train", "prepare", "tune")
sorter.add("tune", "prepare")
sorter.add("publish", "train")
sorter.add("lonely")
print(*sorter.static_order())

waves = TopologicalSorter(GRAPH)
waves.prepare()
while waves.is_active():
    ready = waves.get_ready()
    print(ready)
    for node in ready:
        waves.done(node)
try:
    list(TopologicalSorter({"a": ["b"], "b": ["c"], "c": ["a"]}).static_order())
except CycleError as error:
    print(type(error).__name__, error.args[0], isinstance(error, ValueError))
try:
    waves.add("late")
except ValueError as error:
    print(error)
print(list(TopologicalSorter({}).static_order()), [n for n in TopologicalSorter({1: [2, 2]}).static_order()])
