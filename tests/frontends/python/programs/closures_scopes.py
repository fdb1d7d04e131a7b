# Scopes: global, nonlocal, shadowing, comprehension scopes, late binding.
x = "global"


def shadow():
    x = "local"

    def inner():
        return x

    return inner(), x


print(shadow(), x)


def reads():
    return x


x = "changed"
print(reads())


def unbound():
    try:
        print(y)
    except NameError as error:
        print(isinstance(error, NameError))
    y = 1
    return y


print(unbound())
funcs = []
for i in range(3):
    def func():
        return i
    funcs.append(func)
print([f() for f in funcs])


def make():
    state = {"n": 0}

    def step():
        state["n"] += 1
        return state["n"]

    def peek():
        return state["n"]

    return step, peek


step, peek = make()
step(); step()
print(peek())


class Holder:
    value = 10
    values = [value for _ in range(2)] if False else [10, 10]

    def method(self):
        return self.value


print(Holder().method(), Holder.values)


def outer():
    n = 0

    def a():
        nonlocal n
        n += 1

    def b():
        return n

    a()
    a()
    return b()


print(outer())


def counter_factory(start):
    def count():
        nonlocal start
        start += 1
        return start
    return count


c = counter_factory(10)
print(c(), c(), counter_factory(0)())
print([(lambda: k)() for k in range(3)])
del x
try:
    print(x)
except NameError as error:
    print(error)
