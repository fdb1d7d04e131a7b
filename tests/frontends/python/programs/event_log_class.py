# Objects that note what happens to them.
class Recorder:
    def __init__(self):
        self.events = []

    def __getattr__(self, name):
        def call(*args, **kwargs):
            self.events.append((name, args, kwargs))
            return self
        return call


r = Recorder()
r.load("x").clean(mode="fast").save()
for event in r.events:
    print(event)
print(len(r.events), r.events[0][0])


class Strict:
    known = {"a": 1}

    def __getattr__(self, name):
        try:
            return self.known[name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} has no {name}") from None


s = Strict()
print(s.a, hasattr(s, "b"), getattr(s, "b", "dflt"))
try:
    s.zzz
except AttributeError as error:
    print(error)
