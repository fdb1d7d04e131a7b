# while with else, break and continue.
def search(items, wanted):
    i = 0
    while i < len(items):
        if items[i] is None:
            i += 1
            continue
        if items[i] == wanted:
            print("found", i)
            break
        i += 1
    else:
        print("missing", wanted)
    return i


print(search([1, None, 3], 3), search([1, None], 9), search([], 0))
n, collatz = 6, []
while n != 1:
    collatz.append(n)
    n = n // 2 if n % 2 == 0 else 3 * n + 1
print(collatz)
