# Properties with caches and chained setters.
class Box:
    def __init__(self, w):
        self._w, self._area = w, None

    @property
    def w(self):
        return self._w

    @w.setter
    def w(self, value):
        self._w, self._area = max(value, 0), None

    @property
    def area(self):
        if self._area is None:
            print("compute")
            self._area = self.w ** 2
        return self._area


class Named(Box):
    @Box.w.setter
    def w(self, value):
        print("set", value)
        self._w, self._area = value, None


b = Box(2)
print(b.area, b.area)
b.w = -5
print(b.area)
b.w += 3
print(b.w, b.area)
n = Named(1)
n.w = 7
print(n.area, Box(1).area)
