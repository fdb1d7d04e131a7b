# Deeply nested literals.
tree = {"a": [{"b": ({"c": [1, (2, {"d": "deep"})]},)}]}
print(tree["a"][0]["b"][0]["c"][1][1]["d"], [[[[1]]]][0][0][0][0], ((1, (2, (3,))), 4)[0][1][1][0], {"x": {"y": {"z": []}}}["x"]["y"])
tree["a"][0]["b"][0]["c"][1][1]["e"] = tree["a"][0]["b"][0]["c"][0] + 1
print(tree, len(str(tree)), [x for [x, *_] in [[1, 2], [3]]], [k for d in [{"p": 1}, {"q": 2}] for k in d])
