# Names in class bodies, methods and comprehensions.
value = "global"


class A:
    value = "class"
    seen = [value for _ in range(1)]
    direct = value

    def method(self):
        return value, self.value

    def nested(self):
        value = "local"

        def inner():
            return value
        return inner()

    class Inner:
        got = value


print(A.seen, A.direct, A().method(), A().nested(), A.Inner.got)
