"""A generator that was seeded gives the same numbers every time."""

import random

print(random.Random(42).random(), random.Random(-7).random(), random.Random("text").random())
generator = random.Random(2024)
print([generator.randint(1, 6) for _ in range(12)], generator.randrange(0, 100, 5), generator.getrandbits(40))
print(generator.uniform(1, 2), generator.choice("abcdef"), generator.choice([1, 2, 3]))
print(generator.choices(["a", "b", "c"], k=5), generator.choices("xyz", weights=[5, 1, 1], k=6))
print(generator.choices([10, 20], cum_weights=[1, 4], k=4))
print(generator.sample(range(10), 4), generator.sample("abcdef", k=6), generator.sample(range(1000), 3))
print(generator.sample(["x", "y"], counts=[3, 2], k=3))

letters = list("abcdefgh")
random.Random(42).shuffle(letters)
print(letters)
random.seed(0)
print(random.random(), random.sample([1, 2, 3, 4, 5], 3), random.choice("pqr"))
again = ["m", "n", "o"]
random.shuffle(again)
print(again)
random.seed("stage-" + "prod")
print(random.randint(0, 10**6), random.gauss(0, 1), random.gauss(10, 2), random.normalvariate(0, 1))
random.seed(b"\x00\x01")
print(random.expovariate(2.0))


class Drawer:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def names(self, count):
        return [f"run-{self.rng.randint(100, 999)}" for _ in range(count)]


print(Drawer(7).names(3) == Drawer(7).names(3), Drawer(8).names(2))
try:
    random.Random(1).choice([])
except IndexError as error:
    print(error)
