"""An order that only the run knows, and numbers that no seed decides."""

import hashlib
import random
import time
import uuid

import numpy as np

letters = ["a", "b", "c"]
random.shuffle(letters)
print(letters)
others = ["a", "b"]
np.random.default_rng(0).shuffle(others)
print(others, len(others))
print(f"run-{random.randint(1, 5)}", random.sample("abc", 2))
random.seed(1)
random.seed()
print(random.random())
print(hashlib.md5(str(time.time()).encode()).hexdigest(), hashlib.blake2b(b"x", digest_size=4).hexdigest())
print(uuid.uuid5(uuid.uuid4(), "x"))
