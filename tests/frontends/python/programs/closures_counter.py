# Closures that keep state.
def counter(start=0, step=1):
    value = start - step

    def advance():
        nonlocal value
        value += step
        return value

    return advance


a, b = counter(), counter(10, 5)
print(a(), a(), b(), a(), b())


def named(prefix):
    index = counter(1)
    return lambda suffix="": f"{prefix}-{index()}{suffix}"


train, test = named("train"), named("test")
print(train(), train("-x"), test(), train())
