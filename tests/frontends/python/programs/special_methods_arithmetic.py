# Arithmetic of user classes.
class Money:
    def __init__(self, amount, currency="EUR"):
        self.amount, self.currency = amount, currency

    def __add__(self, other):
        if isinstance(other, (int, float)):
            return Money(self.amount + other, self.currency)
        if isinstance(other, Money):
            return Money(self.amount + other.amount, self.currency)
        return NotImplemented

    __radd__ = __add__

    def __neg__(self):
        return Money(-self.amount, self.currency)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, k):
        return Money(self.amount * k, self.currency)

    def __truediv__(self, k):
        return Money(self.amount / k, self.currency)

    def __lt__(self, other):
        return self.amount < other.amount

    def __float__(self):
        return float(self.amount)

    def __int__(self):
        return int(self.amount)

    def __round__(self, n=0):
        return Money(round(self.amount, n), self.currency)

    def __abs__(self):
        return Money(abs(self.amount), self.currency)

    def __repr__(self):
        return f"{self.amount}{self.currency}"


a, b = Money(5), Money(7)
print(a + b, a - b, a * 3, b / 2, sum([a, b]), a + 1, 1 + a, -a, a < b, max(a, b), sorted([b, a]), float(a), int(b), abs(-b), round(Money(2.345), 1))
a += b
print(a)
try:
    a + "x"
except TypeError as error:
    print(error)
