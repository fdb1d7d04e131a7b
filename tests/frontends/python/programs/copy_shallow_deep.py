# copy and deepcopy: what is shared afterwards.
import copy

base = {"steps": ["a"], "meta": {"n": 1}}
shallow = copy.copy(base)
deep = copy.deepcopy(base)
base["steps"].append("b")
base["new"] = 1
print(shallow, deep, "new" in shallow, shallow["steps"] is base["steps"], deep["meta"] is base["meta"])


class Config:
    def __init__(self, tags):
        self.tags = tags
        self.parent = None


a = Config(["x"])
b = copy.copy(a)
c = copy.deepcopy(a)
a.tags.append("y")
print(b.tags, c.tags, b.tags is a.tags, isinstance(c, Config))
shared = [1]
pair = copy.deepcopy([shared, shared])
pair[0].append(2)
print(pair, pair[0] is pair[1], shared, copy.copy((1, [2]))[1], list(base["steps"]) == base["steps"][:])
