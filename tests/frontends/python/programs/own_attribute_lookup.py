"""object.__getattribute__ does not ask the class's __getattr__."""


class Guess:
    def __getattr__(self, name):
        return "guessed " + name


try:
    object.__getattribute__(Guess(), "weight")
except AttributeError as error:
    print("none of its own:", error)
print(Guess().weight)


class Lazy:
    """A proxy that makes what it stands for when that is first asked for."""

    def __init__(self, make):
        object.__setattr__(self, "_make", make)

    def _get(self):
        try:
            return object.__getattribute__(self, "_value")
        except AttributeError:
            print("made now")
            object.__setattr__(self, "_value", self._make())
            return self._get()

    def __getattr__(self, name):
        return getattr(self._get(), name)

    def __setattr__(self, name, value):
        setattr(self._get(), name, value)


class Step:
    name = "train"


step = Lazy(Step)
print(step.name)
step.name = "tune"
print(step.name, step._get().name)


class Watched:
    limit = 3

    def __getattribute__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return "missing " + name


print(Watched().limit, Watched()._hidden, Watched().other)


class Counted:
    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self.asked.append(name)
        return name


counted = Counted()
try:
    counted + 1
except TypeError as error:
    print(error)
print(counted.first, counted.asked)
