# What methods of builtin types need goes by position only.
items, table = [1], {"a": 1}
calls = [
    lambda: items.append(item=1),
    lambda: items.insert(0, value=1),
    lambda: items.index(value=1),
    lambda: table.get(key="a"),
    lambda: table.setdefault(key="a"),
    lambda: "a".replace("a", new="b"),
    lambda: "a".join(iterable=[]),
    lambda: {1}.add(element=2),
]
for number, call in enumerate(calls):
    try:
        call()
        print(number, "taken")
    except TypeError:
        print(number, "refused")
print(items, table, "a b".split(sep=" "), "a b".split(maxsplit=0), sorted([2, 1], key=lambda x: -x))
