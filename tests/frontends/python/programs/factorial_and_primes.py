# Loops with numbers.
def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def primes(limit):
    sieve = [True] * (limit + 1)
    for i in range(2, int(limit ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i in range(2, limit + 1) if sieve[i]]


def digits(n, base=2):
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(str(d))
    return "".join(reversed(out)) or "0"


print(factorial(10), primes(30), digits(10), digits(255, 16), sum(int(c) for c in str(2 ** 20)))
