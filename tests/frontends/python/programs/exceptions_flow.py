# Exceptions through calls, loops, finally, else, nested handlers and context managers.
def risky(n):
    if n == 0:
        raise ValueError("zero")
    if n == 1:
        raise TypeError("one")
    return n


def run(n):
    result = []
    try:
        result.append("try")
        value = risky(n)
    except ValueError as error:
        result.append(f"value {error}")
        return result
    except (TypeError, KeyError):
        result.append("type")
    else:
        result.append(f"else {value}")
    finally:
        result.append("finally")
    return result + ["end"]


print(run(0), run(1), run(2))


def nested():
    try:
        try:
            risky(0)
        finally:
            print("inner")
    except ValueError:
        print("outer")
    return "done"


print(nested())


def retry(function, times):
    errors = []
    for attempt in range(times):
        try:
            return function(attempt), errors
        except ValueError as error:
            errors.append(f"{attempt}:{error}")
            continue
    raise RuntimeError("gave up")


print(retry(risky, 3) if False else retry(lambda n: risky(n * 2), 3))
try:
    retry(lambda n: risky(0), 2)
except RuntimeError as error:
    print(error)


class Wrapped(Exception):
    pass


def wrap():
    try:
        risky(0)
    except ValueError as error:
        raise Wrapped("wrapped") from error


try:
    wrap()
except Wrapped as error:
    print(error, type(error.__cause__).__name__ if error.__cause__ else None)


def cleanup(log):
    try:
        log.append("a")
        return log
    finally:
        log.append("b")


print(cleanup([]))
for value in ["1", "x", None, [], "2"]:
    try:
        print(int(value), end=" ")
    except ValueError:
        print("V", end=" ")
    except TypeError:
        print("T", end=" ")
print()
try:
    {}["a"]["b"]
except KeyError as error:
    key = error.args[0]
print(key)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        [].pop()
except IndexError as error:
    print("second", error)
try:
    raise Exception("generic", 2)
except Exception as e:
    print(e.args, str(e))
def checked(value):
    if not isinstance(value, int):
        raise TypeError(f"expected int, got {type(value).__name__}")
    return value
for v in (1, "a", 2.5):
    try:
        print(checked(v))
    except TypeError as e:
        print(e)
