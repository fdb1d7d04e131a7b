# Recursive and iterative algorithms.
def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


def quicksort(items):
    if len(items) <= 1:
        return items
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def flatten(d, parent=""):
    out = {}
    for k, v in d.items():
        key = f"{parent}.{k}" if parent else k
        if isinstance(v, dict):
            out.update(flatten(v, key))
        else:
            out[key] = v
    return out


def deep_merge(a, b):
    result = dict(a)
    for k, v in b.items():
        result[k] = deep_merge(result[k], v) if isinstance(v, dict) and isinstance(result.get(k), dict) else v
    return result


def permutations(s):
    return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1:])]


print(len(hanoi(4)), hanoi(2), quicksort([3, 1, 2, 3, 0]), gcd(48, 18), flatten({"a": {"b": 1, "c": {"d": 2}}, "e": 3}))
print(deep_merge({"a": {"x": 1}, "b": 1}, {"a": {"y": 2}, "b": 2}), permutations("abc"))
sieve = [True] * 30
for i in range(2, 30):
    if sieve[i]:
        for j in range(i * i, 30, i):
            sieve[j] = False
print([i for i in range(2, 30) if sieve[i]])


def binary(items, target):
    low, high = 0, len(items) - 1
    while low <= high:
        mid = (low + high) // 2
        if items[mid] == target:
            return mid
        low, high = (mid + 1, high) if items[mid] < target else (low, mid - 1)
    return -1


print(binary([1, 3, 5, 7], 5), binary([1, 3], 4))
memo = {}


def ways(n):
    if n < 2:
        return 1
    if n not in memo:
        memo[n] = ways(n - 1) + ways(n - 2)
    return memo[n]


print(ways(30), "".join(sorted("hello")), sorted({w: len(w) for w in ["bb", "a"]}.items(), key=lambda kv: kv[1]))
