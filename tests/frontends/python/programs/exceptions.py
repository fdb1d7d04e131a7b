# try, except, else, finally, raise, from, custom exceptions.
def run(kind):
    try:
        if kind == "value":
            raise ValueError("bad value")
        if kind == "key":
            {}["missing"]
        if kind == "index":
            [][0]
        if kind == "type":
            "a" + 1
        if kind == "attr":
            None.foo
        if kind == "zero":
            1 / 0
        if kind == "custom":
            raise Custom("msg", code=3)
        return "ok"
    except (ValueError, KeyError) as error:
        return f"{type(error).__name__}: {error}"
    except LookupError as error:
        return f"lookup {error}"
    except Custom as error:
        return f"custom {error} {error.code}"
    except Exception as error:
        return f"other {type(error).__name__}"
    finally:
        print("finally", kind)


class Custom(Exception):
    def __init__(self, message, code=0):
        super().__init__(message)
        self.code = code


for kind in ["none", "value", "key", "index", "type", "attr", "zero", "custom"]:
    print(run(kind))
try:
    try:
        raise ValueError("inner")
    except ValueError as error:
        raise RuntimeError("outer") from error
except RuntimeError as error:
    print(error, error.args)
try:
    print("body")
except ValueError:
    print("never")
else:
    print("else")
finally:
    print("end")


def returns():
    try:
        return "try"
    finally:
        print("cleanup")


print(returns())


def reraise():
    try:
        raise KeyError("k")
    except KeyError:
        raise


try:
    reraise()
except KeyError as error:
    print("reraised", error, repr(error))
try:
    raise ValueError
except ValueError as error:
    print("bare", str(error) == "", error.args)
try:
    raise ValueError("a", 1)
except ValueError as error:
    print(error, error.args)
for i in range(3):
    try:
        if i == 1:
            continue
        if i == 2:
            break
        print("loop", i)
    finally:
        print("after", i)


class AppError(Exception):
    """Base."""


class NotFound(AppError):
    pass


try:
    raise NotFound("x")
except AppError as error:
    print(type(error).__name__, error, isinstance(error, Exception))
try:
    int("x")
except ValueError:
    print("handled")
try:
    raise NotImplementedError("todo")
except RuntimeError as error:
    print("runtime", error)
errors = []
for value in ["1", "b", "3"]:
    try:
        errors.append(int(value))
    except ValueError as error:
        errors.append(str(error))
print(errors, repr(ValueError("x")), str(KeyError("k")))
try:
    pass
except:
    print("never")
def nested():
    try:
        try:
            raise TypeError("a")
        except ValueError:
            print("no")
        finally:
            print("inner finally")
    except TypeError as error:
        return f"outer {error}"
print(nested())
