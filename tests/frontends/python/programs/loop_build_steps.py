# Steps built in a loop, each after the one before.
steps = []
previous = None
for index, name in enumerate(["load", "clean", "fit"], 1):
    step = {"id": f"{index:02d}-{name}", "after": [previous] if previous else []}
    steps.append(step)
    previous = step["id"]
print(steps)
print([s["id"] for s in steps if not s["after"]], steps[-1]["after"][0], previous)
