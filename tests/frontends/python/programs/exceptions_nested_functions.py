# Exceptions that pass through functions, generators and comprehensions.
def parse(text):
    try:
        return int(text)
    except ValueError:
        raise TypeError(f"cannot parse {text!r}")


def all_of(texts):
    return [parse(t) for t in texts]


def lazily(texts):
    for t in texts:
        yield parse(t)


for source in (all_of, lazily):
    try:
        print(list(source(["1", "x", "3"])))
    except TypeError as error:
        print(source.__name__, error)
got = []
try:
    for n in lazily(["1", "2", "z"]):
        got.append(n)
except TypeError:
    print(got)


def safe(f, *args, default=None):
    try:
        return f(*args)
    except (TypeError, ValueError) as e:
        return default if default is not None else type(e).__name__


print([safe(int, t) for t in ("5", "q", None)], safe(parse, "w", default=-1), safe(max, [1, 2]))
try:
    raise ExceptionGroup if False else RuntimeError("final")
except RuntimeError as e:
    message = str(e)
print(message)
