# Choices that do not depend on chance.
def shuffle(items, seed=7):
    items, state = list(items), seed
    for i in range(len(items) - 1, 0, -1):
        state = (state * 1103515245 + 12345) % 2 ** 31
        j = state % (i + 1)
        items[i], items[j] = items[j], items[i]
    return items


print(shuffle("abcdef"), shuffle(range(5), 1), sorted(shuffle("cab")))
