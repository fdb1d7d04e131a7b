# Constructors that fail.
class Step:
    made = []

    def __init__(self, name, n):
        self.name = name
        Step.made.append(name)
        if n < 0:
            raise ValueError(f"{name}: {n}")
        self.n = n


steps, failed = [], []
for name, n in [("a", 1), ("b", -1), ("c", 2)]:
    try:
        steps.append(Step(name, n))
    except ValueError as error:
        failed.append(str(error))
print([s.name for s in steps], failed, Step.made)
