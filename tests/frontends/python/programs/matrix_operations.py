# Matrices as lists.
A = [[1, 2], [3, 4]]
B = [[0, 1], [1, 0]]
product = [[sum(a * b for a, b in zip(row, col)) for col in zip(*B)] for row in A]
print(product, [list(r) for r in zip(*A)], [r[::-1] for r in A], sum(A, []), [[v * 2 for v in r] for r in A])
identity = [[int(i == j) for j in range(3)] for i in range(3)]
print(identity, sum(identity[i][i] for i in range(3)), [max(r) for r in A], max(map(max, A)), any(0 in r for r in B), [row[:] for row in A] == A)
flat = [(i, j, v) for i, row in enumerate(A) for j, v in enumerate(row) if v % 2]
print(flat, A[-1][-1], A[0][::-1], [*A[0], *A[1]])
