# enumerate and zip to name things.
layers = ["conv", "pool", "conv"]
print([f"{n}_{i}" for i, n in enumerate(layers)], dict(enumerate(layers, 10)), [(i, a, b) for i, (a, b) in enumerate(zip(layers, layers[1:]))])
counts = {}
names = []
for layer in layers:
    counts[layer] = counts.get(layer, -1) + 1
    names.append(layer if not counts[layer] else f"{layer}-{counts[layer]}")
print(names, list(zip(names, range(1, 9))), list(enumerate("")), max(enumerate([3, 9, 2]), key=lambda p: p[1])[0])
