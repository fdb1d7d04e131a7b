# Large dicts and sets from which items are taken away: what is left keeps its order and is found.
numbers = {i: i * i for i in range(40)}
for i in range(0, 40, 3):
    del numbers[i]
print(list(numbers))
print(7 in numbers, 9 in numbers, numbers[38], numbers.get(39))
numbers[9] = "again"
print(list(numbers)[-2:], numbers[9])
while len(numbers) > 5:
    numbers.popitem()
print(numbers)
for i in range(100, 120):
    numbers[i] = i
print(numbers.pop(101), 101 in numbers, numbers[119], len(numbers))

names = {f"name-{i}": i for i in range(30)}
for i in range(29, -1, -2):
    assert names.pop(f"name-{i}") == i
print(list(names), names["name-28"], "name-1" in names)

left = set(range(50))
for i in range(0, 50, 4):
    left.discard(i)
left.remove(49)
print(sorted(left), 48 in left, 47 in left)
left.add(48)
print(len(left), 48 in left, sorted(left & {1, 2, 4, 48}))
while len(left) > 3:
    left.remove(max(left))
print(sorted(left), 3 in left, 5 in left)
left.update(range(20, 40))
print(len(left), 39 in left, 19 in left)


class Bag:
    pass


bag = Bag()
for i in range(40):
    setattr(bag, f"part_{i}", i)
for i in range(0, 40, 2):
    delattr(bag, f"part_{i}")
print(sorted(vars(bag)), bag.part_39, hasattr(bag, "part_38"))
bag.part_38 = "back"
print(list(vars(bag))[-1], bag.part_38, bag.part_1)
