# Rows split by weights.
def split(rows, **weights):
    total = sum(weights.values())
    start, result = 0, {}
    for i, (name, w) in enumerate(weights.items(), 1):
        end = len(rows) if i == len(weights) else start + round(len(rows) * w / total)
        result[name], start = rows[start:end], end
    return result


print(split(list(range(10)), train=0.7, val=0.2, test=0.1), {k: len(v) for k, v in split("abcdefg", a=1, b=1).items()}, split([], x=1))
