# Values that are made once.
class Lazy:
    def __init__(self):
        self.made = []

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        self.made.append(name)
        value = name * 2
        setattr(self, name, value)
        return value

    @property
    def ready(self):
        if not hasattr(self, "_ready"):
            self._ready = len(self.made)
        return self._ready


l = Lazy()
print(l.ab, l.ab, l.cd, l.made, l.ready, l.ef, l.ready)
