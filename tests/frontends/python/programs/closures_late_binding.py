# Lambdas made in a loop see the loop's last value, defaults keep the current one.
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])
handlers = {}
for name in ["a", "b"]:
    handlers[name] = lambda x, name=name: f"{name}:{x}"
print(handlers["a"](1), handlers["b"](2))


def make():
    fs = []
    for n in range(2):
        def f(m=n):
            return m, n
        fs.append(f)
    return fs


print([f() for f in make()])
