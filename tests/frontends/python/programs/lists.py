# Lists: methods, slicing, aliasing.
a = [3, 1, 2]
b = a
c = a[:]
a.append(4)
print(a, b, c, a is b, a == c, len(a))
a.extend([5, 6]); a.insert(0, 0); a.insert(-1, 9); a.insert(100, 7)
print(a, a.pop(), a.pop(0), a.pop(-2), a)
a.remove(1)
print(a, a.index(4), a.count(4), 4 in a, 99 not in a)
a.sort(); print(a); a.sort(reverse=True); print(a); a.reverse(); print(a)
words = ["bb", "a", "ccc"]
words.sort(key=len); print(words); words.sort(key=lambda w: -len(w)); print(words)
print(sorted(words), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([(2, "a"), (1, "b")]), sorted([1.5, 1, True]))
x = [0, 1, 2, 3, 4, 5]
print(x[1:4], x[:2], x[4:], x[-2:], x[::2], x[::-1], x[5:1:-2], x[10:], x[-100:2])
x[1:3] = ["a", "b", "c"]; print(x)
x[0] = "z"; del x[1]; del x[-2:]; print(x)
x[::2] = [0, 0] if len(x[::2]) == 2 else [0] * len(x[::2]); print(x)
y = [1] * 3 + [2]; y += (3, 4); print(y, [0] * 0, [[]] * 2)
copy = y.copy(); y.clear(); print(copy, y, list("abc"), list((1, 2)), list({"k": 1}), list(range(3)))
grid = [[0] * 2 for _ in range(2)]
grid[0][1] = 5
print(grid, [1, 2] < [1, 3], [1] < [1, 0], [] == [], [1, [2]] == [1, [2]])
first, *rest = [1, 2, 3]; *init, last = [1, 2, 3]; one, (two, three) = 1, (2, 3)
print(first, rest, init, last, one, two, three, [*rest, *init], (*rest, 9))
for bad in [lambda: [].pop(), lambda: [1].remove(2), lambda: [1][5], lambda: [1].index(3), lambda: [1, 2] + (3,)]:
    try:
        bad()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
nested = [1, [2, 3]]
shallow = list(nested)
shallow[1].append(4)
print(nested, shallow, nested[1] is shallow[1])
def add(item, into=[]):
    into.append(item)
    return into
print(add(1), add(2), add(3, []))
numbers = [5, 3, 8]
numbers[0], numbers[1] = numbers[1], numbers[0]
print(numbers, any(n > 7 for n in numbers), all(n > 2 for n in numbers), list(reversed(numbers)), list(enumerate(numbers, 1)))
