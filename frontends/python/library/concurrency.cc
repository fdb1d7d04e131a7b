// concurrent.futures, multiprocessing, threading, queue, joblib: everything runs at once, in the
// order of the program. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kConcurrencyText = R"py(
import heapq
import _queue
import smgraph
from collections import namedtuple

ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION = "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"
_DoneAndNotDone = namedtuple("DoneAndNotDoneFutures", "done not_done")


class local:
    pass


class Future:
    def __init__(self, function, args, kwargs):
        how, value = smgraph.attempt(lambda: function(*args, **kwargs), ())
        self._result, self._exception = (value, None) if how == "returned" else (None, value)

    def result(self, timeout=None):
        if self._exception is not None:
            raise self._exception
        return self._result

    get = result

    def exception(self, timeout=None):
        return self._exception

    def done(self):
        return True

    ready = done

    def cancelled(self):
        return False

    def cancel(self):
        return False

    def wait(self, timeout=None):
        pass

    def successful(self):
        return self._exception is None

    def add_done_callback(self, function):
        function(self)


class Executor:
    def __init__(self, max_workers=None, *args, **kwargs):
        if kwargs.get("initializer") is not None:
            kwargs["initializer"](*kwargs.get("initargs", ()))

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def submit(self, function, /, *args, **kwargs):
        return Future(function, args, kwargs)

    def map(self, function, *iterables, timeout=None, chunksize=1):
        return iter([function(*args) for args in zip(*iterables)])

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass


def as_completed(futures, timeout=None):
    return iter(list(futures))


def wait(futures, timeout=None, return_when="ALL_COMPLETED"):
    return _DoneAndNotDone(set(futures), set())


class Pool(Executor):
    def map(self, function, iterable, chunksize=None):
        return [function(one) for one in iterable]

    def starmap(self, function, iterable, chunksize=None):
        return [function(*one) for one in iterable]

    def imap(self, function, iterable, chunksize=1):
        return iter([function(one) for one in iterable])

    imap_unordered = imap

    def apply(self, function, args=(), kwds={}):
        return function(*args, **kwds)

    def apply_async(self, function, args=(), kwds={}, callback=None, error_callback=None):
        future = Future(function, args, kwds)
        if callback is not None:
            callback(future.result())
        return future

    def map_async(self, function, iterable, chunksize=None):
        return Future(self.map, (function, iterable), {})

    def starmap_async(self, function, iterable, chunksize=None):
        return Future(self.starmap, (function, iterable), {})

    def close(self):
        pass

    join = terminate = close


_named = [0]  # threads


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self.name, self._args, self._kwargs = target, name, args, kwargs or {}
        self.daemon = bool(daemon)
        if name is None:
            _named[0] += 1
            self.name = f"Thread-{_named[0]}" + (f" ({target.__name__})" if hasattr(target, "__name__") else "")

    def start(self):
        _running.append(self)
        smgraph.attempt(self.run, ())  # what it raises ends the thread only
        _running.pop()

    def getName(self):
        return self.name

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return False


class Timer(Thread):
    """Its function runs when somebody waits for it and nobody has cancelled it before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self, target=function, args=args or (), kwargs=kwargs)
        self.interval, self._waits = interval, False

    def start(self):
        self._waits = True

    def cancel(self):
        self._waits = False

    def join(self, timeout=None):
        if self._waits:
            self._waits = False
            Thread.start(self)

    def is_alive(self):
        return self._waits


_running = [Thread(name="MainThread")]


def current_thread():
    return _running[-1]


def main_thread():
    return _running[0]


def active_count():
    return len(_running)


class Lock:
    _held = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._held and not blocking:
            return False
        self._held = 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class RLock(Lock):
    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True


class Condition(RLock):
    def __init__(self, lock=None):
        pass

    def wait(self, timeout=None):
        return True

    def wait_for(self, predicate, timeout=None):
        return predicate()

    def notify(self, n=1):
        pass

    notify_all = notify


class Semaphore:
    def __init__(self, value=1):
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value <= 0 and not blocking:
            return False
        self._value -= 1
        return True

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


BoundedSemaphore = Semaphore


class Event:
    _is_set = False

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True

    def clear(self):
        self._is_set = False

    def wait(self, timeout=None):
        return self._is_set or timeout is None


class Empty(Exception):
    pass


class Full(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        self.queue, self.maxsize = [], maxsize

    def _put(self, item):
        self.queue.append(item)

    def put(self, item, block=True, timeout=None):
        if self.full() and not (block and timeout is None):
            raise Full
        self._put(item)

    def _take(self):
        return self.queue.pop(0)

    def get(self, block=True, timeout=None):
        if self.queue:
            return self._take()
        if block and timeout is None:
            return _queue.item()  # another thread puts it there
        raise Empty

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, item):
        self.put(item, False)

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.queue

    def full(self):
        return 0 < self.maxsize <= len(self.queue)

    def task_done(self):
        pass

    join = task_done


class LifoQueue(Queue):
    def _take(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _take(self):
        return heapq.heappop(self.queue)


class Parallel:
    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, tasks):
        return [function(*args, **kwargs) for function, args, kwargs in tasks]


def delayed(function):
    return lambda *args, **kwargs: (function, args, kwargs)


ThreadPoolExecutor = ProcessPoolExecutor = Executor
ThreadPool = Pool
SimpleQueue = Queue
)py";

}  // namespace smgraph::python
