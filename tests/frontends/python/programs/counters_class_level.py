# Counting instances per class.
class Base:
    count = 0

    def __init__(self):
        type(self).count += 1
        Base.total = getattr(Base, "total", 0) + 1


class A(Base):
    pass


class B(Base):
    count = 10


[A() for _ in range(3)], B(), Base()
print(A.count, B.count, Base.count, Base.total)
