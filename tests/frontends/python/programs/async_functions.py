# Coroutines are awaited by asyncio.run.
import asyncio


async def load(n):
    return n * 2


async def main():
    first = await load(1)
    results = []
    for i in range(2):
        results.append(await load(i + first))
    return results


print(asyncio.run(main()))
