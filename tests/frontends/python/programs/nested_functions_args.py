# Nested functions with the arguments of outer ones.
def pipeline(name, *, prefix="", steps=()):
    counter = 0

    def full(step):
        nonlocal counter
        counter += 1
        return f"{prefix}{name}-{counter}-{step}"

    def build(extra=()):
        return [full(s) for s in (*steps, *extra)]

    return build


build = pipeline("p", prefix="x/", steps=("a", "b"))
print(build(), build(["c"]), pipeline("q")())
