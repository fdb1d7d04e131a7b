# Multiple inheritance.
class Left:
    def hello(self):
        return "left"

    def only_left(self):
        return "L"


class Right:
    def hello(self):
        return "right"

    def only_right(self):
        return "R"


class Both(Left, Right):
    pass


class Custom(Right, Left):
    def hello(self):
        return f"custom+{super().hello()}+{Left.hello(self)}"


print(Both().hello(), Custom().hello(), Both().only_right(), Custom().only_left(), [c.__name__ for c in Custom.__mro__])


class Root:
    def __init__(self):
        self.path = ["Root"]


class X(Root):
    def __init__(self):
        super().__init__()
        self.path.append("X")


class Y(Root):
    def __init__(self):
        super().__init__()
        self.path.append("Y")


class Z(X, Y):
    def __init__(self):
        super().__init__()
        self.path.append("Z")


print(Z().path)
