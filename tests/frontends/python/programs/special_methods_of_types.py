"""Special methods: looked up in the class, and taken by builtin functions."""


class Odd:
    def __index__(self):
        return 2

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("from the right", other)

    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)

    def __bytes__(self):
        return b"by"

    def __getattr__(self, name):
        return lambda *arguments: name


odd = Odd()
print(divmod(odd, 3), divmod(7, odd), pow(odd, 2, 5), odd**2, pow(odd, 2))
print(bytes(odd), hex(odd), bin(odd), oct(odd), list(range(odd)), "ab" * odd, odd * [1], "abc"[odd])
print([1, 2, 3, 4][odd:], odd.anything())
for operation in (lambda: odd + 1, lambda: 1 - odd, lambda: odd @ odd):
    try:
        print(operation())
    except TypeError as error:
        print(error)
