# Methods as values.
class Steps:
    def __init__(self):
        self.log = []

    def a(self, n=1):
        self.log.append(("a", n))
        return self

    def b(self, n=2):
        self.log.append(("b", n))
        return self

    def run_all(self, names):
        for name in names:
            getattr(self, name)()
        return self.log


s = Steps()
calls = [s.a, s.b, Steps.a]
calls[0](5)
calls[1]()
calls[2](s, 7)
print(s.log, Steps().run_all("ab"), s.a == s.a, s.a.__name__, list(map(str.upper, ["x"])), "-".join(map(str, map(len, ["aa", "b"]))))
push = s.log.append
push("direct")
print(s.log[-1], [f.__name__ for f in (s.a, Steps.b)])
