# How operators bind: every pair of binary operators, every triple of one operator per level, and
# the unary, comparing and deciding ones around them. An operand knows how it came about.
class Term:
    def __init__(self, text, truth=True):
        self.text = text
        self.truth = truth

    def __repr__(self):
        return self.text

    def __bool__(self):
        return self.truth

    def __contains__(self, item):
        print(f"{item} in {self}", end=" ")
        return True

    def __neg__(self):
        return Term(f"(-{self})")

    def __pos__(self):
        return Term(f"(+{self})")

    def __invert__(self):
        return Term(f"(~{self})")

    def __call__(self, *args):
        return Term(f"{self}{args}")

    def __getitem__(self, key):
        return Term(f"{self}[{key}]")

    def __or__(self, other):
        return Term(f"({self} | {other})")

    def __xor__(self, other):
        return Term(f"({self} ^ {other})")

    def __and__(self, other):
        return Term(f"({self} & {other})")

    def __lshift__(self, other):
        return Term(f"({self} << {other})")

    def __rshift__(self, other):
        return Term(f"({self} >> {other})")

    def __add__(self, other):
        return Term(f"({self} + {other})")

    def __sub__(self, other):
        return Term(f"({self} - {other})")

    def __mul__(self, other):
        return Term(f"({self} * {other})")

    def __truediv__(self, other):
        return Term(f"({self} / {other})")

    def __floordiv__(self, other):
        return Term(f"({self} // {other})")

    def __mod__(self, other):
        return Term(f"({self} % {other})")

    def __matmul__(self, other):
        return Term(f"({self} @ {other})")

    def __pow__(self, other):
        return Term(f"({self} ** {other})")

    def __lt__(self, other):
        return Term(f"({self} < {other})")

    def __le__(self, other):
        return Term(f"({self} <= {other})")

    def __gt__(self, other):
        return Term(f"({self} > {other})")

    def __ge__(self, other):
        return Term(f"({self} >= {other})")

    def __eq__(self, other):
        return Term(f"({self} == {other})")

    def __ne__(self, other):
        return Term(f"({self} != {other})")


a, b, c, d = Term("a"), Term("b"), Term("c"), Term("d")
no = Term("no", False)
print(a | b | c, a | b ^ c, a | b & c, a | b << c, a | b >> c, a | b + c, a | b - c, a | b * c, a | b / c, a | b // c, a | b % c, a | b @ c, a | b ** c)
print(a ^ b | c, a ^ b ^ c, a ^ b & c, a ^ b << c, a ^ b >> c, a ^ b + c, a ^ b - c, a ^ b * c, a ^ b / c, a ^ b // c, a ^ b % c, a ^ b @ c, a ^ b ** c)
print(a & b | c, a & b ^ c, a & b & c, a & b << c, a & b >> c, a & b + c, a & b - c, a & b * c, a & b / c, a & b // c, a & b % c, a & b @ c, a & b ** c)
print(a << b | c, a << b ^ c, a << b & c, a << b << c, a << b >> c, a << b + c, a << b - c, a << b * c, a << b / c, a << b // c, a << b % c, a << b @ c, a << b ** c)
print(a >> b | c, a >> b ^ c, a >> b & c, a >> b << c, a >> b >> c, a >> b + c, a >> b - c, a >> b * c, a >> b / c, a >> b // c, a >> b % c, a >> b @ c, a >> b ** c)
print(a + b | c, a + b ^ c, a + b & c, a + b << c, a + b >> c, a + b + c, a + b - c, a + b * c, a + b / c, a + b // c, a + b % c, a + b @ c, a + b ** c)
print(a - b | c, a - b ^ c, a - b & c, a - b << c, a - b >> c, a - b + c, a - b - c, a - b * c, a - b / c, a - b // c, a - b % c, a - b @ c, a - b ** c)
print(a * b | c, a * b ^ c, a * b & c, a * b << c, a * b >> c, a * b + c, a * b - c, a * b * c, a * b / c, a * b // c, a * b % c, a * b @ c, a * b ** c)
print(a / b | c, a / b ^ c, a / b & c, a / b << c, a / b >> c, a / b + c, a / b - c, a / b * c, a / b / c, a / b // c, a / b % c, a / b @ c, a / b ** c)
print(a // b | c, a // b ^ c, a // b & c, a // b << c, a // b >> c, a // b + c, a // b - c, a // b * c, a // b / c, a // b // c, a // b % c, a // b @ c, a // b ** c)
print(a % b | c, a % b ^ c, a % b & c, a % b << c, a % b >> c, a % b + c, a % b - c, a % b * c, a % b / c, a % b // c, a % b % c, a % b @ c, a % b ** c)
print(a @ b | c, a @ b ^ c, a @ b & c, a @ b << c, a @ b >> c, a @ b + c, a @ b - c, a @ b * c, a @ b / c, a @ b // c, a @ b % c, a @ b @ c, a @ b ** c)
print(a ** b | c, a ** b ^ c, a ** b & c, a ** b << c, a ** b >> c, a ** b + c, a ** b - c, a ** b * c, a ** b / c, a ** b // c, a ** b % c, a ** b @ c, a ** b ** c)
print(a | b | c | d, a | b | c ^ d, a | b | c & d, a | b | c << d, a | b | c + d, a | b | c * d, a | b | c ** d)
print(a | b ^ c | d, a | b ^ c ^ d, a | b ^ c & d, a | b ^ c << d, a | b ^ c + d, a | b ^ c * d, a | b ^ c ** d)
print(a | b & c | d, a | b & c ^ d, a | b & c & d, a | b & c << d, a | b & c + d, a | b & c * d, a | b & c ** d)
print(a | b << c | d, a | b << c ^ d, a | b << c & d, a | b << c << d, a | b << c + d, a | b << c * d, a | b << c ** d)
print(a | b + c | d, a | b + c ^ d, a | b + c & d, a | b + c << d, a | b + c + d, a | b + c * d, a | b + c ** d)
print(a | b * c | d, a | b * c ^ d, a | b * c & d, a | b * c << d, a | b * c + d, a | b * c * d, a | b * c ** d)
print(a | b ** c | d, a | b ** c ^ d, a | b ** c & d, a | b ** c << d, a | b ** c + d, a | b ** c * d, a | b ** c ** d)
print(a ^ b | c | d, a ^ b | c ^ d, a ^ b | c & d, a ^ b | c << d, a ^ b | c + d, a ^ b | c * d, a ^ b | c ** d)
print(a ^ b ^ c | d, a ^ b ^ c ^ d, a ^ b ^ c & d, a ^ b ^ c << d, a ^ b ^ c + d, a ^ b ^ c * d, a ^ b ^ c ** d)
print(a ^ b & c | d, a ^ b & c ^ d, a ^ b & c & d, a ^ b & c << d, a ^ b & c + d, a ^ b & c * d, a ^ b & c ** d)
print(a ^ b << c | d, a ^ b << c ^ d, a ^ b << c & d, a ^ b << c << d, a ^ b << c + d, a ^ b << c * d, a ^ b << c ** d)
print(a ^ b + c | d, a ^ b + c ^ d, a ^ b + c & d, a ^ b + c << d, a ^ b + c + d, a ^ b + c * d, a ^ b + c ** d)
print(a ^ b * c | d, a ^ b * c ^ d, a ^ b * c & d, a ^ b * c << d, a ^ b * c + d, a ^ b * c * d, a ^ b * c ** d)
print(a ^ b ** c | d, a ^ b ** c ^ d, a ^ b ** c & d, a ^ b ** c << d, a ^ b ** c + d, a ^ b ** c * d, a ^ b ** c ** d)
print(a & b | c | d, a & b | c ^ d, a & b | c & d, a & b | c << d, a & b | c + d, a & b | c * d, a & b | c ** d)
print(a & b ^ c | d, a & b ^ c ^ d, a & b ^ c & d, a & b ^ c << d, a & b ^ c + d, a & b ^ c * d, a & b ^ c ** d)
print(a & b & c | d, a & b & c ^ d, a & b & c & d, a & b & c << d, a & b & c + d, a & b & c * d, a & b & c ** d)
print(a & b << c | d, a & b << c ^ d, a & b << c & d, a & b << c << d, a & b << c + d, a & b << c * d, a & b << c ** d)
print(a & b + c | d, a & b + c ^ d, a & b + c & d, a & b + c << d, a & b + c + d, a & b + c * d, a & b + c ** d)
print(a & b * c | d, a & b * c ^ d, a & b * c & d, a & b * c << d, a & b * c + d, a & b * c * d, a & b * c ** d)
print(a & b ** c | d, a & b ** c ^ d, a & b ** c & d, a & b ** c << d, a & b ** c + d, a & b ** c * d, a & b ** c ** d)
print(a << b | c | d, a << b | c ^ d, a << b | c & d, a << b | c << d, a << b | c + d, a << b | c * d, a << b | c ** d)
print(a << b ^ c | d, a << b ^ c ^ d, a << b ^ c & d, a << b ^ c << d, a << b ^ c + d, a << b ^ c * d, a << b ^ c ** d)
print(a << b & c | d, a << b & c ^ d, a << b & c & d, a << b & c << d, a << b & c + d, a << b & c * d, a << b & c ** d)
print(a << b << c | d, a << b << c ^ d, a << b << c & d, a << b << c << d, a << b << c + d, a << b << c * d, a << b << c ** d)
print(a << b + c | d, a << b + c ^ d, a << b + c & d, a << b + c << d, a << b + c + d, a << b + c * d, a << b + c ** d)
print(a << b * c | d, a << b * c ^ d, a << b * c & d, a << b * c << d, a << b * c + d, a << b * c * d, a << b * c ** d)
print(a << b ** c | d, a << b ** c ^ d, a << b ** c & d, a << b ** c << d, a << b ** c + d, a << b ** c * d, a << b ** c ** d)
print(a + b | c | d, a + b | c ^ d, a + b | c & d, a + b | c << d, a + b | c + d, a + b | c * d, a + b | c ** d)
print(a + b ^ c | d, a + b ^ c ^ d, a + b ^ c & d, a + b ^ c << d, a + b ^ c + d, a + b ^ c * d, a + b ^ c ** d)
print(a + b & c | d, a + b & c ^ d, a + b & c & d, a + b & c << d, a + b & c + d, a + b & c * d, a + b & c ** d)
print(a + b << c | d, a + b << c ^ d, a + b << c & d, a + b << c << d, a + b << c + d, a + b << c * d, a + b << c ** d)
print(a + b + c | d, a + b + c ^ d, a + b + c & d, a + b + c << d, a + b + c + d, a + b + c * d, a + b + c ** d)
print(a + b * c | d, a + b * c ^ d, a + b * c & d, a + b * c << d, a + b * c + d, a + b * c * d, a + b * c ** d)
print(a + b ** c | d, a + b ** c ^ d, a + b ** c & d, a + b ** c << d, a + b ** c + d, a + b ** c * d, a + b ** c ** d)
print(a * b | c | d, a * b | c ^ d, a * b | c & d, a * b | c << d, a * b | c + d, a * b | c * d, a * b | c ** d)
print(a * b ^ c | d, a * b ^ c ^ d, a * b ^ c & d, a * b ^ c << d, a * b ^ c + d, a * b ^ c * d, a * b ^ c ** d)
print(a * b & c | d, a * b & c ^ d, a * b & c & d, a * b & c << d, a * b & c + d, a * b & c * d, a * b & c ** d)
print(a * b << c | d, a * b << c ^ d, a * b << c & d, a * b << c << d, a * b << c + d, a * b << c * d, a * b << c ** d)
print(a * b + c | d, a * b + c ^ d, a * b + c & d, a * b + c << d, a * b + c + d, a * b + c * d, a * b + c ** d)
print(a * b * c | d, a * b * c ^ d, a * b * c & d, a * b * c << d, a * b * c + d, a * b * c * d, a * b * c ** d)
print(a * b ** c | d, a * b ** c ^ d, a * b ** c & d, a * b ** c << d, a * b ** c + d, a * b ** c * d, a * b ** c ** d)
print(a ** b | c | d, a ** b | c ^ d, a ** b | c & d, a ** b | c << d, a ** b | c + d, a ** b | c * d, a ** b | c ** d)
print(a ** b ^ c | d, a ** b ^ c ^ d, a ** b ^ c & d, a ** b ^ c << d, a ** b ^ c + d, a ** b ^ c * d, a ** b ^ c ** d)
print(a ** b & c | d, a ** b & c ^ d, a ** b & c & d, a ** b & c << d, a ** b & c + d, a ** b & c * d, a ** b & c ** d)
print(a ** b << c | d, a ** b << c ^ d, a ** b << c & d, a ** b << c << d, a ** b << c + d, a ** b << c * d, a ** b << c ** d)
print(a ** b + c | d, a ** b + c ^ d, a ** b + c & d, a ** b + c << d, a ** b + c + d, a ** b + c * d, a ** b + c ** d)
print(a ** b * c | d, a ** b * c ^ d, a ** b * c & d, a ** b * c << d, a ** b * c + d, a ** b * c * d, a ** b * c ** d)
print(a ** b ** c | d, a ** b ** c ^ d, a ** b ** c & d, a ** b ** c << d, a ** b ** c + d, a ** b ** c * d, a ** b ** c ** d)
print(-a | b, a | -b, a | -b | c, -a | -b ** -c)
print(-a ^ b, a ^ -b, a ^ -b ^ c, -a ^ -b ** -c)
print(-a & b, a & -b, a & -b & c, -a & -b ** -c)
print(-a << b, a << -b, a << -b << c, -a << -b ** -c)
print(-a >> b, a >> -b, a >> -b >> c, -a >> -b ** -c)
print(-a + b, a + -b, a + -b + c, -a + -b ** -c)
print(-a - b, a - -b, a - -b - c, -a - -b ** -c)
print(-a * b, a * -b, a * -b * c, -a * -b ** -c)
print(-a / b, a / -b, a / -b / c, -a / -b ** -c)
print(-a // b, a // -b, a // -b // c, -a // -b ** -c)
print(-a % b, a % -b, a % -b % c, -a % -b ** -c)
print(-a @ b, a @ -b, a @ -b @ c, -a @ -b ** -c)
print(-a ** b, a ** -b, a ** -b ** c, -a ** -b ** -c)
print(+a | b, a | +b, a | +b | c, +a | +b ** +c)
print(+a ^ b, a ^ +b, a ^ +b ^ c, +a ^ +b ** +c)
print(+a & b, a & +b, a & +b & c, +a & +b ** +c)
print(+a << b, a << +b, a << +b << c, +a << +b ** +c)
print(+a >> b, a >> +b, a >> +b >> c, +a >> +b ** +c)
print(+a + b, a + +b, a + +b + c, +a + +b ** +c)
print(+a - b, a - +b, a - +b - c, +a - +b ** +c)
print(+a * b, a * +b, a * +b * c, +a * +b ** +c)
print(+a / b, a / +b, a / +b / c, +a / +b ** +c)
print(+a // b, a // +b, a // +b // c, +a // +b ** +c)
print(+a % b, a % +b, a % +b % c, +a % +b ** +c)
print(+a @ b, a @ +b, a @ +b @ c, +a @ +b ** +c)
print(+a ** b, a ** +b, a ** +b ** c, +a ** +b ** +c)
print(~a | b, a | ~b, a | ~b | c, ~a | ~b ** ~c)
print(~a ^ b, a ^ ~b, a ^ ~b ^ c, ~a ^ ~b ** ~c)
print(~a & b, a & ~b, a & ~b & c, ~a & ~b ** ~c)
print(~a << b, a << ~b, a << ~b << c, ~a << ~b ** ~c)
print(~a >> b, a >> ~b, a >> ~b >> c, ~a >> ~b ** ~c)
print(~a + b, a + ~b, a + ~b + c, ~a + ~b ** ~c)
print(~a - b, a - ~b, a - ~b - c, ~a - ~b ** ~c)
print(~a * b, a * ~b, a * ~b * c, ~a * ~b ** ~c)
print(~a / b, a / ~b, a / ~b / c, ~a / ~b ** ~c)
print(~a // b, a // ~b, a // ~b // c, ~a // ~b ** ~c)
print(~a % b, a % ~b, a % ~b % c, ~a % ~b ** ~c)
print(~a @ b, a @ ~b, a @ ~b @ c, ~a @ ~b ** ~c)
print(~a ** b, a ** ~b, a ** ~b ** c, ~a ** ~b ** ~c)
print((a | b) ^ (c & d) & a, a | (b ^ c) & d, a & b ^ (c | d), (a & b) | c ^ d & a)
print((a ^ b) ^ (c & d) & a, a ^ (b ^ c) & d, a & b ^ (c ^ d), (a & b) ^ c ^ d & a)
print((a & b) ^ (c & d) & a, a & (b ^ c) & d, a & b ^ (c & d), (a & b) & c ^ d & a)
print((a << b) ^ (c & d) & a, a << (b ^ c) & d, a & b ^ (c << d), (a & b) << c ^ d & a)
print((a >> b) ^ (c & d) & a, a >> (b ^ c) & d, a & b ^ (c >> d), (a & b) >> c ^ d & a)
print((a + b) ^ (c & d) & a, a + (b ^ c) & d, a & b ^ (c + d), (a & b) + c ^ d & a)
print((a - b) ^ (c & d) & a, a - (b ^ c) & d, a & b ^ (c - d), (a & b) - c ^ d & a)
print((a * b) ^ (c & d) & a, a * (b ^ c) & d, a & b ^ (c * d), (a & b) * c ^ d & a)
print((a / b) ^ (c & d) & a, a / (b ^ c) & d, a & b ^ (c / d), (a & b) / c ^ d & a)
print((a // b) ^ (c & d) & a, a // (b ^ c) & d, a & b ^ (c // d), (a & b) // c ^ d & a)
print((a % b) ^ (c & d) & a, a % (b ^ c) & d, a & b ^ (c % d), (a & b) % c ^ d & a)
print((a @ b) ^ (c & d) & a, a @ (b ^ c) & d, a & b ^ (c @ d), (a & b) @ c ^ d & a)
print((a ** b) ^ (c & d) & a, a ** (b ^ c) & d, a & b ^ (c ** d), (a & b) ** c ^ d & a)
print(a | b < c | d)
print(a | b <= c | d)
print(a | b > c | d)
print(a | b >= c | d)
print(a | b == c | d)
print(a | b != c | d)
print(a ^ b < c ^ d)
print(a ^ b <= c ^ d)
print(a ^ b > c ^ d)
print(a ^ b >= c ^ d)
print(a ^ b == c ^ d)
print(a ^ b != c ^ d)
print(a & b < c & d)
print(a & b <= c & d)
print(a & b > c & d)
print(a & b >= c & d)
print(a & b == c & d)
print(a & b != c & d)
print(a << b < c << d)
print(a << b <= c << d)
print(a << b > c << d)
print(a << b >= c << d)
print(a << b == c << d)
print(a << b != c << d)
print(a >> b < c >> d)
print(a >> b <= c >> d)
print(a >> b > c >> d)
print(a >> b >= c >> d)
print(a >> b == c >> d)
print(a >> b != c >> d)
print(a + b < c + d)
print(a + b <= c + d)
print(a + b > c + d)
print(a + b >= c + d)
print(a + b == c + d)
print(a + b != c + d)
print(a - b < c - d)
print(a - b <= c - d)
print(a - b > c - d)
print(a - b >= c - d)
print(a - b == c - d)
print(a - b != c - d)
print(a * b < c * d)
print(a * b <= c * d)
print(a * b > c * d)
print(a * b >= c * d)
print(a * b == c * d)
print(a * b != c * d)
print(a / b < c / d)
print(a / b <= c / d)
print(a / b > c / d)
print(a / b >= c / d)
print(a / b == c / d)
print(a / b != c / d)
print(a // b < c // d)
print(a // b <= c // d)
print(a // b > c // d)
print(a // b >= c // d)
print(a // b == c // d)
print(a // b != c // d)
print(a % b < c % d)
print(a % b <= c % d)
print(a % b > c % d)
print(a % b >= c % d)
print(a % b == c % d)
print(a % b != c % d)
print(a @ b < c @ d)
print(a @ b <= c @ d)
print(a @ b > c @ d)
print(a @ b >= c @ d)
print(a @ b == c @ d)
print(a @ b != c @ d)
print(a ** b < c ** d)
print(a ** b <= c ** d)
print(a ** b > c ** d)
print(a ** b >= c ** d)
print(a ** b == c ** d)
print(a ** b != c ** d)

print(not a == b, not a + b, not not a, not -a, not no or a, not a and b, a and not b)
print(a or b and c, a and b or c, no or a and no or b, no and a or b, (no or a) and b, a and (no or b))
print(a < b < c, a < b == c != d, a in b, a not in b, not a in b, a is b, a is not b, not a is b)
print(a + b in c | d, a in b in c, -a in b, no < a or b, a < b and c)
print(a if b else c, a if no else c if no else d, a or b if no else c or d, a + b if c + d else d)
print(a if b or c else d, a if not b else c, (a if no else b) + c, a + (b if no else c))
f = lambda x: x if no else x + a
print(f(b), (lambda: a or b)(), (lambda x, y=a | b: x ^ y & x)(c), (lambda: (lambda y: y * a)(b))())
g = lambda x: lambda y: x | y ^ a & b
print(g(c)(d), (lambda *x: x)(a, b ** c), [lambda: a, b][1], a if no else (lambda: b)())
print((x := a + b), x, (y := a if no else b), y, [z := a, z ^ b & c], (w := not a), w)
print(a[b] ** c, a[b + c](d), -a[b], a(b)(c), a(*[b, c]), a(b if no else c), a[b:c | d ^ a & b], -a(b) ** c(d))
print(*[a, b] + [c], *(a, b) * 2, [*[a] + [b]], {**{"k": a} | {"l": b}})
x = a, b if no else c, a & b ^ c
print(x)
x = y = a | b
print(x, y)
a |= b ^ c & d
print(a)
total = 1 | 2 ^ 3 & 4
print(total, 6 & 3 ^ 1, 7 ^ 5 & 3 ^ 2 & 6, 1 + 2 << 3 & 255 ^ 16 | 128, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, -3 // 2, -7 % 3, ~5 & 12)


def first():
    yield a if no else b
    yield a or b
    yield not a
    got = yield a, b
    return got


print(list(first()))


async def later(value):
    return value


async def run():
    r = await later(2) ** 3
    s = -await later(2) ** 2
    t = await later(1) | await later(2) ^ await later(3) & await later(4)
    u = not await later(0)
    v = await later(3) if await later(0) else await later(5) or 9
    w = await later(1) + await later(2) * await later(3) < await later(8)
    return r, s, t, u, v, w


import asyncio

print(asyncio.run(run()))
assert a or no, "never"
