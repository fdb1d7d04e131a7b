# More tasks at a time than the evaluator lets wait.
import asyncio

done = []


async def work(n):
    await asyncio.sleep(0.01 * (n % 3))
    done.append(n)
    return n


async def limited(n, semaphore):
    async with semaphore:
        return await work(n)


async def main():
    results = await asyncio.gather(*[work(n) for n in range(300)])
    semaphore = asyncio.Semaphore(10)
    more = await asyncio.gather(*[limited(n, semaphore) for n in range(200)])
    return sum(results), sum(more)


print(asyncio.run(main()), len(done), sorted(done[:300]) == list(range(300)))
