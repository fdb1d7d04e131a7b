# Raising inside handlers.
def convert(value):
    try:
        return int(value)
    except ValueError as error:
        raise TypeError("bad") from error


def hide(value):
    try:
        return {}[value]
    except KeyError:
        raise AttributeError(value) from None


for f in (convert, hide):
    try:
        f("x")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error, type(error.__cause__).__name__)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as error:
    print(error)
try:
    raise StopIteration("v")
except StopIteration as stop:
    print(stop.value)
