# Variable numbers of steps, flattened.
def pipeline(name, *steps, **options):
    flat = []
    for step in steps:
        if isinstance(step, (list, tuple)):
            flat.extend(step)
        elif step is not None:
            flat.append(step)
    return {"name": name, "steps": flat, **options}


print(pipeline("p", "a", ["b", "c"], None, ("d",), cache=True))
print(pipeline(*"xy"), pipeline("n", *[["q"]] * 2), pipeline(**{"name": "kw"}))
