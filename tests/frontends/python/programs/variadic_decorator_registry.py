# A registry of decorated classes with priorities.
HOOKS = []


def hook(priority=0, *tags, **meta):
    def register(cls):
        HOOKS.append((priority, cls.__name__, tags, meta, cls))
        cls.priority = priority
        return cls
    return register


@hook(2, "a", "b", slow=True)
class Two:
    def run(self):
        return "two"


@hook()
class Zero:
    def run(self):
        return "zero"


@hook(priority=1)
class One(Two):
    def run(self):
        return "one>" + super().run()


for p, name, tags, meta, cls in sorted(HOOKS, key=lambda h: h[0]):
    print(p, name, tags, meta, cls().run(), cls.priority)
