// concurrent.futures, multiprocessing, threading, queue, joblib: everything runs at once, in the
// order of the program. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kConcurrencyText = R"py(
import heapq


class local:
    pass


class Future:
    def __init__(self, function, args, kwargs):
        self._result = self._exception = None
        try:
            self._result = function(*args, **kwargs)
        except Exception as problem:
            self._exception = problem

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
    return set(futures), set()


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


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self.name, self._args, self._kwargs = target, name, args, kwargs or {}
        self.daemon = daemon

    def start(self):
        self.run()

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return False


class Empty(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        self.queue = []

    def put(self, item, block=True, timeout=None):
        self.queue.append(item)

    def _take(self):
        return self.queue.pop(0)

    def get(self, block=True, timeout=None):
        if not self.queue:
            raise Empty
        return self._take()

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, item):
        self.put(item, False)

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.queue

    def full(self):
        return False

    def task_done(self):
        pass

    join = task_done


class LifoQueue(Queue):
    def _take(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    def put(self, item, block=True, timeout=None):
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
