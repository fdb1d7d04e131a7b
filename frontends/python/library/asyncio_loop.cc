// asyncio: an event loop whose clock stands still while code runs, so that what sleeps goes on in
// the order of its delays. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kAsyncioText = R"py(
import _asyncio
import functools
import heapq
import smgraph
from asyncio.queues import (
    BoundedSemaphore, Condition, Event, LifoQueue, Lock, PriorityQueue, Queue, QueueEmpty, QueueFull, Semaphore
)
from inspect import iscoroutine, iscoroutinefunction

ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION = "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"
TimeoutError = TimeoutError


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class BrokenBarrierError(RuntimeError):
    pass


class Handle:
    def __init__(self, callback, args):
        self._callback, self._args, self._cancelled = callback, args, False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

    def _run(self):
        if not self._cancelled:
            self._callback(*self._args)


class AbstractEventLoop:
    def __init__(self):
        self._ready, self._timers, self._now, self._scheduled = [], [], 0, 0
        self._tasks, self._task, self._closed = [], None, False
        self._postponed = []  # tasks that found no room to wait in

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        if smgraph.is_certain_here():
            self._ready.append(handle)
        else:
            handle._run()
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        handle = Handle(callback, args)
        self._scheduled += 1
        heapq.heappush(self._timers, (self._now + delay, self._scheduled, handle))
        return handle

    def time(self):
        return _asyncio.time()

    def _go_on(self):
        if self._postponed and smgraph.may_wait():
            self._postponed.pop(0)._step()
            return True
        if not self._ready and self._timers:
            self._now = self._timers[0][0]
            while self._timers and self._timers[0][0] - self._now < 1e-9:
                self._ready.append(heapq.heappop(self._timers)[2])
        if self._ready:
            self._ready.pop(0)._run()
            return True
        if not self._postponed:
            return False
        task = self._postponed.pop(0)
        task._begun = True
        task._step()
        return True

    def run_until_complete(self, future):
        task = ensure_future(future)
        _go_on_until(task)
        return task.result()

    def _end(self):
        left = [task for task in self._tasks if not task.done()]
        for task in left:
            task.cancel()
        for task in left:
            _go_on_until(task)

    def run_in_executor(self, executor, func, *args):
        future = Future()
        how, value = smgraph.attempt(func, args)
        self.call_soon(future.set_result if how == "returned" else future.set_exception, value)
        return future

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, name=name)

    def create_future(self):
        return Future()

    def is_running(self):
        return self._task is not None

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def stop(self):
        pass

    run_forever = set_debug = add_signal_handler = set_exception_handler = lambda self, *options: None

    async def shutdown_asyncgens(self):
        pass

    shutdown_default_executor = shutdown_asyncgens


_loop = AbstractEventLoop()


# Where nothing can wait: everything else goes on until the future is done. What nobody here finishes
# comes from outside.
def _go_on_until(future):
    if future is None:
        return _loop._go_on()
    while smgraph.is_known(future._state) and not future.done():
        if not _loop._go_on():
            future._finish("FINISHED", _asyncio.result())


class Future:
    def __init__(self, *, loop=None):
        self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []

    def __await__(self):
        if not self.done():
            yield self
        if not self.done():  # too many wait already
            _go_on_until(self)
        return self.result()

    __iter__ = __await__

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def _check(self):
        if self._state == "CANCELLED":
            raise CancelledError()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not set.")

    def result(self):
        self._check()
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        self._check()
        return self._exception

    def _finish(self, state, result=None, exception=None):
        if self.done():
            raise InvalidStateError("invalid state")
        self._state, self._result, self._exception = state, result, exception
        for callback in self._callbacks:
            _loop.call_soon(callback, self)
        self._callbacks = []

    def set_result(self, result):
        self._finish("FINISHED", result)

    def set_exception(self, exception):
        self._finish("FINISHED", None, exception() if isinstance(exception, type) else exception)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._finish("CANCELLED")
        return True

    def add_done_callback(self, callback, *, context=None):
        if self.done():
            _loop.call_soon(callback, self)
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        before = len(self._callbacks)
        self._callbacks = [one for one in self._callbacks if one != callback]
        return before - len(self._callbacks)

    def get_loop(self):
        return _loop


_named = [0]  # tasks


class Task(Future):
    _begun = False

    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__()
        self._coro, self._name = coro if iscoroutine(coro) else _awaiting(coro), name
        self._waits_for, self._must_stop = None, False
        if name is None:
            _named[0] += 1
            self._name = f"Task-{_named[0]}"
        if smgraph.is_certain_here():
            _loop._tasks.append(self)
            _loop.call_soon(self._step)
            return
        self._begun = True
        while not self.done():  # what a task does belongs to the condition under which it begins
            self._step()
            if self._waits_for is not None:
                _go_on_until(self._waits_for)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def _step(self, future=None):
        if self.done():
            return
        if not self._begun and not smgraph.may_wait():
            _loop._postponed.append(self)
            return
        self._begun = True
        thrown = CancelledError() if self._must_stop else None
        self._must_stop, self._waits_for = False, None
        around, _loop._task = _loop._task, self
        how, value = smgraph.resume(self._coro, thrown)
        _loop._task = around
        if how == "returned":
            super().set_result(value)
        elif how == "raised" and isinstance(value, CancelledError):
            super().cancel()
        elif how == "raised":
            super().set_exception(value)
        elif value is None:
            _loop.call_soon(self._step)
        else:
            self._waits_for = value
            value.add_done_callback(self._step)
            if self._must_stop and value.cancel():
                self._must_stop = False

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        if self._waits_for is None or not self._waits_for.cancel():
            self._must_stop = True
        return True

    def cancelling(self):
        return int(self._must_stop)

    def uncancel(self):
        return 0


async def _awaiting(value):
    return await value


def isfuture(obj):
    return smgraph.is_known(obj) and isinstance(obj, Future)


def ensure_future(coro_or_future, *, loop=None):
    return coro_or_future if isfuture(coro_or_future) else Task(coro_or_future)


def create_task(coro, *, name=None, context=None):
    return Task(coro, name=name)


def current_task(loop=None):
    return _loop._task


def all_tasks(loop=None):
    return {task for task in _loop._tasks if not task.done()}


def run(main, *, debug=None, loop_factory=None):
    task = ensure_future(main)
    _go_on_until(task)
    _loop._end()
    return task.result()


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        _loop._end()

    def get_loop(self):
        return _loop

    def run(self, coro, *, context=None):
        return _loop.run_until_complete(coro)


def get_event_loop():
    return _loop


def new_event_loop():
    _loop._closed = False
    return _loop


def get_running_loop():
    if _loop._task is None and smgraph.is_certain_here():
        raise RuntimeError("no running event loop")
    return _loop


def set_event_loop(loop):
    pass


def run_coroutine_threadsafe(coro, loop):
    return Task(coro)


class _NextTurn:
    def __await__(self):
        yield


async def sleep(delay, result=None):
    if not smgraph.is_known(delay) or delay <= 0:
        await _NextTurn()
        return result
    future = Future()
    _loop.call_later(delay, lambda: future.done() or future.set_result(None))
    await future
    return result


# Of an unknown number of futures each has run where it was made.
def _all_done(futures):
    return smgraph.holds_many(futures) or all(future.done() for future in futures)


async def _results(awaitables):
    return [await one for one in awaitables]


def gather(*coros_or_futures, return_exceptions=False):
    if smgraph.holds_many(coros_or_futures):
        return Task(_results(coros_or_futures))
    children = [ensure_future(one) for one in coros_or_futures]
    together, left = Future(), len(children)

    def outcome(child):
        if child.cancelled():
            return CancelledError()
        return child._result if child._exception is None else child._exception

    def on_done(child):
        nonlocal left
        left -= 1
        if together.done():
            return
        if not return_exceptions and (child.cancelled() or child._exception is not None):
            together.set_exception(outcome(child))
        elif left == 0:
            together.set_result([outcome(one) for one in children])

    if not children:
        together.set_result([])
    for child in children:
        child.add_done_callback(on_done)
    return together


def shield(arg):
    return ensure_future(arg)


# Waits until `enough` says so when one of the futures is done, or for so long.
async def _waited(futures, timeout, enough):
    waiter = Future()

    def wake(*done):
        if not waiter.done() and (not done or enough()):
            waiter.set_result(None)

    timer = None if timeout is None else _loop.call_later(timeout, wake)
    if not enough():
        for future in futures:
            future.add_done_callback(wake)
        await waiter
    if timer is not None:
        timer.cancel()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    futures = [ensure_future(one) for one in fs]

    def enough():
        if smgraph.holds_many(futures):
            return True
        if return_when == FIRST_COMPLETED and any(one.done() for one in futures):
            return True
        if return_when == FIRST_EXCEPTION and any(one._exception is not None for one in futures):
            return True
        return all(one.done() for one in futures)

    await _waited(futures, timeout, enough)
    return {one for one in futures if one.done()}, {one for one in futures if not one.done()}


async def wait_for(fut, timeout):
    future = ensure_future(fut)
    if timeout is not None and smgraph.is_known(timeout):
        await _waited([future], timeout, future.done)
        if not future.done():
            future.cancel()
            raise TimeoutError()
    return await future


def as_completed(fs, *, timeout=None):
    futures = [ensure_future(one) for one in set(fs)]
    done = []
    for future in futures:
        future.add_done_callback(done.append)

    async def following(number):
        await _waited(futures, None, lambda: len(done) > number)
        return done[number].result()

    return (following(number) for number in range(len(futures)))


async def to_thread(func, /, *args, **kwargs):
    return await _loop.run_in_executor(None, functools.partial(func, *args, **kwargs))


class TaskGroup:
    def __init__(self):
        self._tasks, self._errors, self._leaving, self._stopped_body = [], [], False, False

    async def __aenter__(self):
        self._parent = _loop._task
        return self

    def create_task(self, coro, *, name=None, context=None):
        task = Task(coro, name=name)
        self._tasks.append(task)
        task.add_done_callback(self._on_done)
        return task

    def _stop(self):
        for task in self._tasks:
            task.cancel()

    def _on_done(self, task):
        if task.cancelled() or task._exception is None:
            return
        self._errors.append(task._exception)
        if len(self._errors) > 1:
            return
        self._stop()
        if not self._leaving and self._parent is not None:
            self._stopped_body = True
            self._parent.cancel()

    async def __aexit__(self, exc_type, exc, traceback):
        self._leaving = True
        own = exc is not None and not isinstance(exc, CancelledError)
        if exc is not None:
            self._stop()
        while not _all_done(self._tasks):
            await wait(self._tasks)
        await _NextTurn()
        if own:
            self._errors.append(exc)
        if self._errors:
            plain = all(isinstance(error, Exception) for error in self._errors)
            raise (ExceptionGroup if plain else BaseExceptionGroup)("unhandled errors in a TaskGroup", self._errors)
        return self._stopped_body


class Timeout:
    def __init__(self, when):
        self._delay, self._expired, self._timer = when, False, None

    async def __aenter__(self):
        self._parent = _loop._task
        if self._delay is not None and smgraph.is_known(self._delay):
            self._timer = _loop.call_later(self._delay, self._expire)
        return self

    def _expire(self):
        self._expired = True
        self._parent.cancel()

    def expired(self):
        return self._expired

    async def __aexit__(self, exc_type, exc, traceback):
        if self._timer is not None:
            self._timer.cancel()
        if self._expired and isinstance(exc, CancelledError):
            raise TimeoutError()
        return False


def timeout(delay):
    return Timeout(delay)
)py";

}  // namespace smgraph::python
