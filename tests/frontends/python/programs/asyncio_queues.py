import asyncio


def slow(a, b=1):
    return a + b


async def producer(queue):
    for i in range(3):
        await queue.put(i)
    queue.put_nowait(None)


async def consumer(queue, out):
    while True:
        item = await queue.get()
        queue.task_done()
        if item is None:
            break
        out.append(item)


async def main():
    queue = asyncio.Queue()
    out = []
    await asyncio.gather(producer(queue), consumer(queue, out))
    print(out, queue.empty(), queue.qsize())
    print(await asyncio.to_thread(slow, 1, b=5))
    lock = asyncio.Lock()
    async with lock:
        print("locked")
    async with asyncio.Semaphore(2):
        print("semaphore")
    event = asyncio.Event()
    event.set()
    await event.wait()
    print(event.is_set())
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, slow, 2))
    stack = asyncio.LifoQueue()
    stack.put_nowait(1)
    stack.put_nowait(2)
    print(stack.get_nowait(), await stack.get())
    try:
        stack.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    async with asyncio.timeout(5):
        print("in time")
    async with asyncio.TaskGroup() as group:
        task = group.create_task(value(4))
    print(task.result())
    print([await done for done in asyncio.as_completed([value(1)])])


async def value(x):
    return x * 2


asyncio.run(main())
