# Steps joined by operators.
class Step:
    def __init__(self, *names):
        self.names = list(names)

    def __or__(self, other):
        return Step(*self.names, *(other.names if isinstance(other, Step) else [str(other)]))

    def __ror__(self, other):
        return Step(str(other)) | self

    def __mul__(self, n):
        return Step(*(f"{x}{i}" for i in range(n) for x in self.names))

    def __getitem__(self, key):
        picked = self.names[key]
        return Step(*([picked] if isinstance(key, int) else picked))

    def __len__(self):
        return len(self.names)

    def __str__(self):
        return "|".join(self.names)


p = "in" | Step("a") | Step("b", "c") | "out"
print(p, p[1:], p[0], Step("x") * 3, len(p), (Step("q") * 2)[-1])
