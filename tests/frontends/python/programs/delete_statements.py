# del of names, items, slices and attributes.
a = [0, 1, 2, 3, 4]
del a[0], a[-1]
print(a)
d = {"x": 1, "y": 2}
del d["x"]
print(d)


class Box:
    pass


box = Box()
box.value = 1
del box.value
print(hasattr(box, "value"))
x = y = 1
del x
try:
    print(x)
except NameError as error:
    print(error)
del (y)
try:
    del d["zz"]
except KeyError as error:
    print("KeyError", error)
nested = {"a": {"b": [1, 2, 3]}}
del nested["a"]["b"][1:]
print(nested)
