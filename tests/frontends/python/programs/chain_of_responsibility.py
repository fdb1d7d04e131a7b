# Handlers in a chain.
class Handler:
    def __init__(self, next=None):
        self.next = next

    def handle(self, n):
        if self.accepts(n):
            return f"{type(self).__name__}({n})"
        return self.next.handle(n) if self.next else f"unhandled({n})"


class Small(Handler):
    def accepts(self, n):
        return n < 10


class Even(Handler):
    def accepts(self, n):
        return n % 2 == 0


chain = Small(Even())
print([chain.handle(n) for n in (5, 12, 13)])
