# Several values returned, and taken apart.
def split(path):
    head, _, tail = path.rpartition("/")
    return head, tail


def stats(values):
    total = sum(values)
    return total, total / len(values), (min(values), max(values))


folder, name = split("data/raw/file.csv")
print(folder, name, split("file"))
total, mean, (low, high) = stats([4, 8, 6])
print(total, mean, low, high)
result = stats([1])
print(result, result[2][0], len(result))
