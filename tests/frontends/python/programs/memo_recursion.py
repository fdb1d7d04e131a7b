# Recursion with memory.
def fib(n, memo={}):
    if n < 2:
        return n
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


def paths(grid, y=0, x=0):
    if y >= len(grid) or x >= len(grid[0]) or grid[y][x] == "#":
        return 0
    if (y, x) == (len(grid) - 1, len(grid[0]) - 1):
        return 1
    return paths(grid, y + 1, x) + paths(grid, y, x + 1)


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def permute(items):
    if not items:
        return [[]]
    return [[x] + rest for i, x in enumerate(items) for rest in permute(items[:i] + items[i + 1:])]


print(fib(30), paths(["...", ".#.", "..."]), len(hanoi(4)), hanoi(2), permute([1, 2, 3])[:3])
even = lambda n: True if n == 0 else odd(n - 1)
odd = lambda n: False if n == 0 else even(n - 1)
print(even(10), odd(7))
