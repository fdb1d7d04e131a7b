# Classes derived from dict, list, str, int, tuple and exceptions.
class Config(dict):
    def __getattr__(self, key):
        try:
            return self[key]
        except KeyError:
            raise AttributeError(key)

    def __setattr__(self, key, value):
        self[key] = value


c = Config({"a": 1}, b=2)
c.z = 26
print(c.a, c["b"], c.z, len(c), sorted(c), c == {"a": 1, "b": 2, "z": 26}, "a" in c, c.get("q", 0), {**c}["z"], dict(c)["a"], list(c.items())[0], hasattr(c, "nope"))


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def peek(self):
        return self[-1]


s = Stack([1]).push(2).push(3)
print(s, s.peek(), len(s), s[0], s[1:], 2 in s, [x + 1 for x in s], s + [9], sum(s), isinstance(s, list), s == [1, 2, 3], sorted(s, reverse=True))


class Name(str):
    @property
    def slug(self):
        return self.lower().replace(" ", "-")


n = Name("My Step")
print(n.slug, n, n + "!", f"{n}", n.split(), len(n), n == "My Step", {n: 1}["My Step"], n.upper(), "My" in n, "-".join([n, "x"]))


class Meters(int):
    def __str__(self):
        return f"{int(self)}m"


print(Meters(5), Meters(5) + 1, Meters("7") * 2, Meters(3) > 2, f"{Meters(4)}", [1, 2, 3][Meters(1)])


class AppError(Exception):
    code = 1

    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail

    def __str__(self):
        return f"[{self.code}] {self.args[0]} ({self.detail})"


class NotFound(AppError):
    code = 404


try:
    raise NotFound("gone", detail="x")
except AppError as error:
    print(error, error.code, error.args, error.detail, repr(error))


class Default(dict):
    def __missing__(self, key):
        self[key] = f"made {key}"
        return self[key]


d = Default(a=1)
print(d["a"], d["b"], d, d.get("c"))
