# A queue worked off.
from collections import deque

jobs = deque([("a", 3), ("b", 1), ("c", 2)])
clock, log = 0, []
while jobs:
    name, left = jobs.popleft()
    clock += 1
    if left > 1:
        jobs.append((name, left - 1))
    else:
        log.append((name, clock))
print(log, clock, bool(jobs))
