# Builtin names that the user takes.
def report(list, id="x", type=None):
    max = len(list)
    return f"{id}:{max}:{type}"


print(report([1, 2]), report((), type="t"))
input = "data.csv"
print(input.upper())


class Step:
    def __init__(self, input, filter=None):
        self.input = input
        self.filter = filter

    def list(self):
        return [self.input]

    def print(self):
        print("printed", self.list())


Step("i").print()
sum = lambda xs: "mine"
print(sum([1]))
del sum
print(sum([1, 2]))
