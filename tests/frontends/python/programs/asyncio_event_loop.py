# asyncio: tasks, groups, queues and locks run in the order of the event loop.
import asyncio
import contextlib
import functools

log = []


async def double(x, delay=0):
    log.append(f"start {x}")
    await asyncio.sleep(delay)
    log.append(f"end {x}")
    return x * 2


async def bad(delay=0):
    await asyncio.sleep(delay)
    raise ValueError("bad")


async def letters():
    for s in "abc":
        await asyncio.sleep(0)
        yield s


@contextlib.asynccontextmanager
async def resource(name):
    log.append(f"open {name}")
    try:
        yield name
    finally:
        log.append(f"close {name}")


class Counter:
    def __init__(self, most):
        self.most = most

    async def __aenter__(self):
        log.append("enter")
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        log.append(f"exit {exc_type and exc_type.__name__}")
        return exc_type is KeyError

    def __aiter__(self):
        self.n = 0
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > self.most:
            raise StopAsyncIteration
        return self.n


class Ready:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "ready"


def show(*values):
    print(*values, log)
    log.clear()


async def order():
    first, second = asyncio.create_task(double(1)), asyncio.create_task(double(2))
    log.append("made")
    show(await first, await second)
    show(await asyncio.gather(double(1, 0.3), double(2, 0.1), double(3, 0.2)))
    show(await double(4), [await double(x) for x in (5, 6)], {k: await double(k) for k in "a"})
    coroutine = double(7)
    show(asyncio.iscoroutine(coroutine), type(coroutine).__name__)
    show(await coroutine)
    show([x async for x in letters()], [n async for n in Counter(3) if n > 1], await Ready())
    async for n in Counter(2):
        log.append(n)
    show(await anext(letters()))


async def errors():
    results = await asyncio.gather(double(1), bad(), return_exceptions=True)
    show([r if isinstance(r, int) else type(r).__name__ for r in results])
    try:
        await asyncio.gather(double(1, 0.1), bad())
    except ValueError as error:
        show("caught", error)
    task = asyncio.create_task(bad())
    try:
        await task
    except ValueError:
        show("task", task.done(), type(task.exception()).__name__)
    try:
        await asyncio.wait_for(double("slow", 10), timeout=1)
    except asyncio.TimeoutError:
        show("timeout")
    try:
        async with asyncio.timeout(0.5):
            await double("slower", 10)
    except TimeoutError:
        show("timeout again")
    task = asyncio.create_task(double("never", 5))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        show("cancelled", task.cancelled())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(bad())
            group.create_task(double("other", 5))
    except ExceptionGroup as problems:
        show(len(problems.exceptions), problems.message)


async def groups():
    async with asyncio.TaskGroup() as group:
        t = group.create_task(double(4))
        ts = [group.create_task(double(i), name=f"t{i}") for i in range(2)]
    show(t.result(), [x.result() for x in ts], ts[0].get_name())
    done, pending = await asyncio.wait([asyncio.create_task(double(3))])
    show([x.result() for x in done], pending)
    fast, slow = asyncio.create_task(double("fast", 0.1)), asyncio.create_task(double("slow", 5))
    done, pending = await asyncio.wait([fast, slow], return_when=asyncio.FIRST_COMPLETED)
    show(done == {fast}, pending == {slow})
    show([await f for f in asyncio.as_completed([double(1)])])
    loop = asyncio.get_running_loop()
    show(await loop.run_in_executor(None, functools.partial(max, 1), 2), await asyncio.to_thread(len, "abc"))
    future = loop.create_future()
    loop.call_soon(future.set_result, 3)
    loop.call_later(0.1, log.append, "later")
    show(await future, future.done())
    await asyncio.sleep(0.2)
    show(await asyncio.shield(double(1)), await asyncio.wait_for(double(1), 5))


async def managers():
    async with resource("a") as a, Counter(1) as c:
        log.append(a)
    show(c.most)
    async with Counter(1):
        raise KeyError("swallowed")
    show("went on")
    async with contextlib.AsyncExitStack() as stack:
        names = [await stack.enter_async_context(resource(n)) for n in "xy"]
        stack.callback(log.append, "callback")
    show(names)
    async with contextlib.aclosing(letters()) as found:
        show([x async for x in found])


async def worker(name, queue):
    while True:
        item = await queue.get()
        log.append(f"{name}:{item}")
        await asyncio.sleep(0.1 * item)
        queue.task_done()


async def queues():
    queue = asyncio.Queue()
    for n in range(6):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(f"w{i}", queue)) for i in range(2)]
    await queue.join()
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    show(queue.qsize(), queue.empty())
    small = asyncio.Queue(maxsize=1)

    async def produce():
        for n in range(3):
            await small.put(n)
            log.append(f"put {n}")
        await small.put(None)

    producer = asyncio.create_task(produce())
    while (item := await small.get()) is not None:
        log.append(f"got {item}")
    await producer
    first = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        await first.put(n)
    show([await first.get() for _ in range(3)])
    try:
        first.get_nowait()
    except asyncio.QueueEmpty:
        show("empty")


async def locked(lock, name):
    async with lock:
        log.append(f"{name} in")
        await asyncio.sleep(0.1)
        log.append(f"{name} out")


async def locks():
    lock, two = asyncio.Lock(), asyncio.Semaphore(2)
    await asyncio.gather(*[locked(lock, n) for n in "ab"])
    show(lock.locked())
    await asyncio.gather(*[locked(two, n) for n in "abc"])
    event = asyncio.Event()

    async def waits():
        await event.wait()
        log.append("set")

    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    log.append("before")
    event.set()
    await task
    show(event.is_set())


for part in (order, errors, groups, managers, queues, locks):
    asyncio.run(part())
print(asyncio.new_event_loop().run_until_complete(double(3)))
with asyncio.Runner() as runner:
    print(runner.run(double(8)))
