# heapq and bisect.
import bisect
import heapq

h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 0)
print(heapq.heappop(h), heapq.heappop(h), heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(1, [3, 1, 2]), sorted(h))
l = [1, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 4))
bisect.insort(l, 4)
print(l)
tasks = []
for priority, name in [(2, "b"), (1, "a"), (3, "c")]:
    heapq.heappush(tasks, (priority, name))
print([heapq.heappop(tasks)[1] for _ in range(3)])
