import heapq


def ordered(specs):
    """Kahn with a heap, so that the order does not depend on the file."""
    by_name = {s.name: s for s in specs}
    missing = {n: set(s.needs) for n, s in by_name.items()}
    ready = [n for n, m in missing.items() if not m]
    heapq.heapify(ready)
    while ready:
        name = heapq.heappop(ready)
        yield by_name[name]
        for other, waits in missing.items():
            if name in waits:
                waits.discard(name)
                if not waits:
                    heapq.heappush(ready, other)
    if left := [n for n, m in missing.items() if m]:
        raise ValueError(f"cycle: {left}")
