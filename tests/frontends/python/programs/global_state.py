# Module-level state, functions that read later definitions, conditional definitions, __name__.
import sys

COUNTER = 0
SETTINGS = {"debug": False}


def bump():
    global COUNTER
    COUNTER += 1
    return COUNTER


def uses_later():
    return later() + LATER


def later():
    return 1


LATER = 10
bump()
bump()
print(COUNTER, uses_later(), __name__, SETTINGS)
if sys.version_info >= (3, 8):
    def conditional():
        return "new"
else:
    def conditional():
        return "old"
try:
    import definitely_not_a_module_zz as maybe
except ImportError:
    maybe = None
print(conditional(), __name__ == "__main__")


def redefine():
    return 1


first = redefine


def redefine():
    return 2


print(first(), redefine(), callable(bump), bump.__name__)
del LATER
try:
    uses_later()
except NameError as error:
    print(error)
for name, function in {"bump": bump, "later": later}.items():
    print(name, function())


class Holder:
    instance = None

    @classmethod
    def get(cls):
        if cls.instance is None:
            cls.instance = cls()
        return cls.instance


print(Holder.get() is Holder.get())


def main():
    SETTINGS["debug"] = True
    local = [bump() for _ in range(2)]
    return local


if __name__ == "__main__":
    print(main(), SETTINGS)
