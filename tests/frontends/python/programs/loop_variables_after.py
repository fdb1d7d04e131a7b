# Loop variables stay after the loop; deleting and rebinding.
for i in range(3):
    pass
print(i)
for i in []:
    print("never")
print(i)
for x, (y, *z) in [(1, (2, 3, 4)), (5, (6,))]:
    pass
print(x, y, z)
items = [1, 2, 3]
for item in items[:]:
    if item == 2:
        items.remove(item)
print(items)
for n in items:
    if n < 10:
        items.append(n * 10)
print(items)
del i
try:
    i
except NameError as error:
    print(error)
