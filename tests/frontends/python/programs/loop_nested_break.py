# break leaves the inner loop only; a flag or a function leaves both.
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
    else:
        print("complete", i)


def find(grid, value):
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if cell == value:
                return x, y
    return None


print(find([[1, 2], [3, 4]], 3), find([[1]], 5))
done = False
for a in "abc":
    for b in "xyz":
        if a + b == "by":
            done = True
            break
    if done:
        break
print(a, b, done)
