// asyncio's locks and queues. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kAsyncioQueuesText = R"py(
import heapq


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


def _future():
    import asyncio

    return asyncio.Future()


class _Waited:
    def __init__(self):
        self._waiters = []

    async def _until(self, holds):
        while not holds():
            waiter = _future()
            self._waiters.append(waiter)
            await waiter

    def _wake(self, number=1):
        while self._waiters and number > 0:
            waiter = self._waiters.pop(0)
            if not waiter.done():
                waiter.set_result(None)
                number -= 1


class Event(_Waited):
    _is_set = False

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True
        self._wake(len(self._waiters))

    def clear(self):
        self._is_set = False

    async def wait(self):
        await self._until(self.is_set)
        return True


class Semaphore(_Waited):
    def __init__(self, value=1):
        super().__init__()
        self._value = self._most = value

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc_info):
        self.release()

    def locked(self):
        return self._value <= 0

    async def acquire(self):
        await self._until(lambda: self._value > 0)
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._wake()


class BoundedSemaphore(Semaphore):
    def release(self):
        if self._value >= self._most:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Lock(Semaphore):
    def __init__(self):
        super().__init__(1)

    def release(self):
        if self._value > 0:
            raise RuntimeError("Lock is not acquired.")
        super().release()

    async def __aenter__(self):
        await self.acquire()


class Condition(Lock):
    def __init__(self, lock=None):
        super().__init__()
        self._notified = []

    async def wait(self):
        waiter = _future()
        self._notified.append(waiter)
        self.release()
        await waiter
        await self.acquire()
        return True

    async def wait_for(self, predicate):
        while not predicate():
            await self.wait()
        return True

    def notify(self, n=1):
        for waiter in self._notified[:n]:
            waiter.set_result(None)
        self._notified = self._notified[n:]

    def notify_all(self):
        self.notify(len(self._notified))


class Queue(_Waited):
    def __init__(self, maxsize=0):
        super().__init__()
        self._maxsize, self._queue, self._unfinished, self._putters, self._joined = maxsize, [], 0, _Waited(), Event()
        self._joined.set()

    @property
    def maxsize(self):
        return self._maxsize

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop(0)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= len(self._queue)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._joined.clear()
        self._wake()

    async def put(self, item):
        await self._putters._until(lambda: not self.full())
        self.put_nowait(item)

    def get_nowait(self):
        if not self._queue:
            raise QueueEmpty
        item = self._get()
        self._putters._wake()
        return item

    async def get(self):
        await self._until(lambda: self._queue)
        return self.get_nowait()

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._joined.set()

    async def join(self):
        await self._joined.wait()


class LifoQueue(Queue):
    def _get(self):
        return self._queue.pop()


class PriorityQueue(Queue):
    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)
)py";

}  // namespace smgraph::python
