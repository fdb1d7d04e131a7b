# One object through many containers.
class Box:
    def __init__(self, v):
        self.v = v


box = Box([1])
holder = {"l": [box], "t": (box,), "d": {"k": box}}
holder["l"][0].v.append(2)
holder["t"][0].v += [3]
x = holder["d"]["k"]
x.v = x.v + [4]
print(box.v, holder["l"][0] is x, [b.v for bs in (holder["l"], holder["t"]) for b in bs], {id(b) for b in (box, x)} == {id(box)})
boxes = [Box(i) for i in range(3)]
by_v = {b.v: b for b in boxes}
by_v[1].v = "changed"
print([b.v for b in boxes], list(by_v), [b for b in boxes if b is by_v[1]][0].v)
