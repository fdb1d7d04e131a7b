import asyncio


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield
        return self.value


async def double(x):
    return x * 2


async def main():
    task = asyncio.create_task(double(2), name="t")
    print(await task, task.result(), task.done(), task.get_name())
    print(await asyncio.gather(task, double(5)))
    print(await asyncio.wait_for(double(1), timeout=3), await asyncio.sleep(0, "slept"))
    done, pending = await asyncio.wait([task])
    print([one.result() for one in done], pending)
    return "end"


print(asyncio.run(main()))
