# A keyword may be called as the parameter that collects all keywords, or all arguments.
def f(*args, **kwargs):
    return args, kwargs


def g(name, *values, key=0, **options):
    return name, values, key, options


print(f(args=[1], kwargs={"a": 2}), f(3, args=4))
print(g("n", 1, values=[2], options=3), g("n", **{"options": {"x": 1}, "key": 5}))
print((lambda **a: a)(a=1, b=2))
