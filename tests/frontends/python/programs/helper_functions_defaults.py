# Helpers with defaults that build step descriptions.
def make_step(name, kind="processing", inputs=None, *, retries=0):
    return {"name": name, "kind": kind, "inputs": list(inputs or []), "retries": retries}


def chain(*steps):
    for before, after in zip(steps, steps[1:]):
        after["inputs"].append(before["name"])
    return list(steps)


steps = chain(
    make_step("extract"),
    make_step("clean", retries=2),
    make_step("train", "training", inputs=["params"]),
)
for step in steps:
    print(step["name"], step["kind"], step["inputs"], step["retries"])
print([s["name"] for s in steps if s["retries"]], make_step("x") is make_step("x"))
