# deque, OrderedDict and ChainMap.
from collections import ChainMap, OrderedDict, deque

q = deque([1, 2, 3])
q.append(4)
q.appendleft(0)
print(q, q.pop(), q.popleft(), list(q), len(q), q[0], 2 in q)
last = deque(maxlen=2)
for i in range(4):
    last.append(i)
print(last, list(last), deque("ab"), deque([1, 2]) == deque([1, 2]))
q.rotate(1)
q.extend([9, 8])
print(list(q), list(reversed(q)))
todo = deque(["a"])
edges = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
seen = []
while todo:
    node = todo.popleft()
    if node in seen:
        continue
    seen.append(node)
    todo.extend(edges[node])
print(seen)
d = OrderedDict(a=1, b=2)
d.move_to_end("a")
print(list(d), d.popitem(last=False), d, OrderedDict([("x", 1)]) == {"x": 1})
defaults, user = {"a": 1, "b": 2}, {"b": 3}
chain = ChainMap(user, defaults)
print(chain["a"], chain["b"], sorted(chain), dict(chain)["b"], chain.get("q", 0), "a" in chain)
