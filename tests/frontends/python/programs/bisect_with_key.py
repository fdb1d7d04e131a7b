# bisect and insort with a key.
import bisect

rows = [("a", 1), ("b", 5)]
bisect.insort(rows, ("c", 3), key=lambda r: r[1])
print(rows, bisect.bisect_left(rows, 3, key=lambda r: r[1]), bisect.bisect(rows, 3, key=lambda r: r[1]))
