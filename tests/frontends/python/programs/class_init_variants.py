# Initialisers that call each other and set derived attributes.
class Shape:
    def __init__(self, name, **extra):
        self.name = name
        for key, value in extra.items():
            setattr(self, f"opt_{key}", value)
        self.setup()

    def setup(self):
        self.kind = "shape"


class Square(Shape):
    def __init__(self, side):
        self.side = side
        super().__init__("square", area=side ** 2)

    def setup(self):
        super().setup()
        self.kind += f"/{self.side}"


class Unit(Square):
    def __init__(self):
        Square.__init__(self, 1)


for s in (Shape("s", color="red"), Square(3), Unit()):
    print(type(s).__name__, vars(s))
