// asyncio, in Python: coroutines were evaluated where they were called, one after the other.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kAsyncioText = R"py(
import _asyncio
import queue
import smgraph
from contextlib import AbstractContextManager


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


TimeoutError = TimeoutError
ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION = "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"


class Future:
    def __init__(self, *, loop=None):
        self._result = _asyncio.result()

    def __await__(self):
        return self._result
        yield

    def set_result(self, result):
        self._result = result

    def result(self):
        return self._result

    def exception(self):
        return None

    def done(self):
        return True

    def cancelled(self):
        return False

    def cancel(self, msg=None):
        return False

    def add_done_callback(self, callback, *, context=None):
        callback(self)


class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        self._result, self._name = _awaited(coro), name

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = value


def _awaited(value):
    return value._result if smgraph.is_known(value) and isinstance(value, Future) else value


def create_task(coro, *, name=None, context=None):
    return Task(coro, name=name)


def ensure_future(coro_or_future, *, loop=None):
    return Task(coro_or_future)


def run(main, *, debug=None, loop_factory=None):
    return _awaited(main)


def shield(arg):
    return _awaited(arg)


def wait_for(fut, timeout):
    return _awaited(fut)


def sleep(delay, result=None):
    return result


def gather(*coros_or_futures, return_exceptions=False):
    return [_awaited(one) for one in coros_or_futures]


def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    return {*fs}, set()


def as_completed(fs, *, timeout=None):
    return iter([*fs])


def to_thread(func, /, *args, **kwargs):
    return func(*args, **kwargs)


class TaskGroup(AbstractContextManager):
    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, name=name)

    def __exit__(self, *exc_info):
        return None


class Lock(AbstractContextManager):
    def __init__(self, value=1):
        self._value = value

    def __exit__(self, *exc_info):
        return None

    def acquire(self):
        return True

    def release(self):
        pass

    def locked(self):
        return False


Semaphore = BoundedSemaphore = Condition = Lock


def timeout(delay):
    return Lock()


timeout_at = timeout


class Event:
    def __init__(self):
        self._is_set = False

    def set(self):
        self._is_set = True

    def clear(self):
        self._is_set = False

    def is_set(self):
        return self._is_set

    def wait(self):
        return True


class Queue(queue.Queue):
    def get(self):
        return self._take() if self.queue else _asyncio.item()

    def get_nowait(self):
        if not self.queue:
            raise QueueEmpty
        return self._take()


class LifoQueue(Queue):
    def _take(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    def _take(self):
        self.queue.sort()
        return self.queue.pop(0)


class _Loop:
    def run_until_complete(self, future):
        return _awaited(future)

    def run_in_executor(self, executor, func, *args):
        return func(*args)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, name=name)

    def create_future(self):
        return Future()

    def call_soon(self, callback, *args, context=None):
        callback(*args)

    call_soon_threadsafe = call_soon

    def is_running(self):
        return True

    def is_closed(self):
        return False

    def close(self):
        pass

    run_forever = shutdown_asyncgens = stop = close


_loop = _Loop()


def get_event_loop():
    return _loop


get_running_loop = new_event_loop = get_event_loop


def set_event_loop(loop):
    pass


class Runner(AbstractContextManager):
    def __init__(self, *, debug=None, loop_factory=None):
        pass

    def __exit__(self, *exc_info):
        return None

    def run(self, coro, *, context=None):
        return _awaited(coro)

    def get_loop(self):
        return _loop
)py";

}  // namespace smgraph::python
