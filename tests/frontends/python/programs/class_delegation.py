# Delegation to an inner object.
class Client:
    def __init__(self):
        self.calls = []

    def send(self, *args, **kwargs):
        self.calls.append((args, kwargs))
        return len(self.calls)

    region = "eu"


class Proxy:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)


class Upper(Proxy):
    def send(self, text, **kwargs):
        return self._inner.send(text.upper(), **kwargs)


c = Client()
p = Upper(Proxy(c))
print(p.send("a", n=1), p.send("b"), p.region, c.calls, hasattr(p, "nothing"))
