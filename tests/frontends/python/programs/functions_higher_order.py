# Functions that take and give functions.
def compose(*functions):
    def run(value):
        for function in functions:
            value = function(value)
        return value
    return run


def tap(log):
    return lambda v: log.append(v) or v


log = []
pipeline = compose(str.strip, tap(log), str.upper, tap(log), lambda s: s.split(","), sorted)
print(pipeline(" b,a "), log)
apply = lambda f, n: f(apply(f, n - 1)) if n else "x"
print(apply(lambda s: s + "!", 3))
table = {"add": lambda a, b: a + b, "max": max, "join": "-".join}
print(table["add"](1, 2), table["max"]([3, 5]), table["join"](["p", "q"]))
print((lambda x: (lambda y: x + y))(1)(2), [f(3) for f in (abs, str, lambda n: -n)])
