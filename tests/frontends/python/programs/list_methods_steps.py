# list methods.
steps = ["b", "a"]
steps.append("c")
steps.extend(["d", "e"])
steps.insert(1, "x")
print(steps, steps.index("a"), steps.count("a"), steps.pop(), steps.pop(0), steps)
steps.remove("x")
steps.sort(reverse=True)
print(steps, sorted(steps), steps[::-1], steps + ["z"], steps * 2, len(steps))
steps.reverse()
steps[1:2] = ["p", "q"]
del steps[0]
print(steps, "p" in steps, [steps, steps] == [["p", "q", "d"]] * 2, steps.copy() is steps)
nested = [[0] * 2 for _ in range(2)]
nested[0][1] = 5
shared = [[0] * 2] * 2
shared[0][1] = 5
print(nested, shared, [1, 2] < [1, 3], [] == [], [3, 1, 2].sort(), max([3, 1], default=0), min([], default="none"))
for bad in (lambda: [].pop(), lambda: [1].index(2), lambda: [1].remove(3), lambda: [1][5]):
    try:
        bad()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
