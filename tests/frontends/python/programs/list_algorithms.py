# Small algorithms over lists.
def chunks(items, n):
    return [items[i:i + n] for i in range(0, len(items), n)]


def unique(items):
    seen = set()
    return [x for x in items if not (x in seen or seen.add(x))]


def partition(pred, items):
    yes, no = [], []
    for item in items:
        (yes if pred(item) else no).append(item)
    return yes, no


def window(items, n=2):
    return [tuple(items[i:i + n]) for i in range(len(items) - n + 1)]


print(chunks(list(range(7)), 3), unique([3, 1, 3, 2, 1]), partition(lambda x: x > 2, [1, 3, 2, 4]), window("abcd", 3))
flat = [x for xs in [[1], [], [2, 3]] for x in xs]
transposed = [list(r) for r in zip(*[[1, 2], [3, 4], [5, 6]])]
print(flat, transposed, list(map(sum, transposed)), [[0] * 3 for _ in range(2)])


def quicksort(xs):
    if len(xs) <= 1:
        return xs
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(quicksort([3, 6, 1, 5, 2]), gcd(48, 36), [n for n in range(2, 30) if all(n % d for d in range(2, n))])
