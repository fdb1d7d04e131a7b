# Pools, threads and queues: the results in the order of the program.
import concurrent.futures
import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.pool import ThreadPool


def twice(n):
    return 2 * n


def add(a, b=0, *, c=0):
    return a + b + c


with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(twice, range(4))))
    print(list(pool.map(add, [1, 2], [10, 20])))
    future = pool.submit(add, 1, 2, c=3)
    print(future.result(), future.done(), future.exception())
    failing = pool.submit(int, "x")
    print(type(failing.exception()).__name__)
    try:
        failing.result()
    except ValueError as problem:
        print(problem)

with ThreadPoolExecutor() as pool:
    names = {pool.submit(twice, n): f"n{n}" for n in range(3)}
    print(sorted((names[done], done.result()) for done in as_completed(names)))
    done, waiting = concurrent.futures.wait(list(names))
    print(len(done), len(waiting))

with ThreadPool(2) as pool:
    print(pool.map(twice, [1, 2]), pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (1,), {"c": 5}))
    print(pool.apply_async(twice, (21,)).get(), list(pool.imap(twice, [5])))

seen = []
threads = [threading.Thread(target=seen.append, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen))

todo = queue.Queue()
for word in ("a", "b"):
    todo.put(word)
print(todo.qsize(), todo.get(), todo.get_nowait(), todo.empty())
try:
    todo.get_nowait()
except queue.Empty:
    print("empty")
first = queue.PriorityQueue()
for number in (3, 1, 2):
    first.put((number, str(number)))
print([first.get() for _ in range(3)])
