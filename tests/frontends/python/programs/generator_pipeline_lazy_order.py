# Which stage runs when.
def source():
    for i in range(2):
        print("source", i)
        yield i


def double(items):
    for i in items:
        print("double", i)
        yield i * 2


def show(items):
    for i in items:
        print("show", i)


show(double(source()))
eager = list(double(source()))
print(eager)
lazy = double(source())
print("nothing yet")
print(next(lazy))
