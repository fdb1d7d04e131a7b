# global, nonlocal and shadowing.
count = 0
items = []


def bump(n=1):
    global count
    count += n
    items.append(count)
    return count


def outer():
    level = "outer"

    def middle():
        nonlocal level
        level = "middle"

        def inner():
            nonlocal level
            level += "+inner"

        inner()

    middle()
    return level


print(bump(), bump(5), count, items, outer())


def shadow():
    count = "local"
    return count


print(shadow(), count)


def unbound():
    try:
        total += 1
    except UnboundLocalError as error:
        return str(error)
    total = 0


print(unbound())


def create():
    global made
    made = "here"


create()
print(made)
