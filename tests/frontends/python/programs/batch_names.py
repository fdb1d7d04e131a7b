# Names for batches with padding and suffixes.
total, size = 10, 4
batches = [(i // size, list(range(i, min(i + size, total)))) for i in range(0, total, size)]
for index, batch in batches:
    print(f"batch-{index:03d}-of-{-(-total // size):03d}", batch)
print([f"{p}{s}" for p in ("train", "test") for s in ("-x", "-y")], ["%02d" % i for i in range(3)], [chr(ord("a") + i) for i in range(3)], [str(i).zfill(2) for i in (1, 10)])
