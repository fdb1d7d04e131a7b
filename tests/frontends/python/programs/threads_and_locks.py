# threading and queue: names, locks, events and what a thread raises.
import queue
import threading
from concurrent.futures import ALL_COMPLETED, ThreadPoolExecutor, as_completed, wait

log = []


def job(n):
    log.append((n, threading.current_thread().name))


def fails():
    raise ValueError("only the thread ends")


threads = [threading.Thread(target=job, args=(i,)) for i in range(2)] + [threading.Thread(target=job, args=(9,), name="named", daemon=True)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log, [t.name for t in threads], threads[2].daemon, threads[0].daemon, threading.current_thread().name, threading.main_thread() is threading.current_thread())


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"T{n}")
        self.n = n

    def run(self):
        self.out = self.n * 2


workers = [Worker(i) for i in range(2)]
for w in workers:
    w.start()
    w.join()
print([w.out for w in workers], workers[0].name, workers[0].is_alive())
lock, again = threading.Lock(), threading.RLock()
with lock:
    print(lock.locked(), lock.acquire(blocking=False))
print(lock.locked(), lock.acquire(False), lock.locked())
lock.release()
with again, again:
    print(again.acquire(blocking=False))
e = threading.Event()
print(e.is_set(), e.wait(0.01))
e.set()
print(e.is_set(), e.wait(), e.wait(1))
sem = threading.Semaphore(1)
print(sem.acquire(), sem.acquire(blocking=False))
sem.release()
with sem:
    print("semaphore")
q = queue.Queue(maxsize=2)
q.put(1)
q.put(2)
print(q.full(), q.qsize())
try:
    q.put_nowait(3)
except queue.Full:
    print("full")
print(q.get(), q.get_nowait(), q.empty())
for get in (q.get_nowait, lambda: q.get(timeout=0.01), lambda: q.get(False)):
    try:
        get()
    except queue.Empty:
        print("empty")
p = queue.PriorityQueue()
for n in (2, 1):
    p.put(n)
print(p.get())
with ThreadPoolExecutor() as pool:
    futures = [pool.submit(int, text) for text in ("1", "2", "x")]
    finished = wait(futures, return_when=ALL_COMPLETED)
    print(len(finished.done), len(finished.not_done), type(futures[2].exception()).__name__, sorted(f.result() for f in as_completed(futures[:2])))
