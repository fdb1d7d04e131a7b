# A decorator on a base that nobody knows gives back something that behaves like what it wraps, as
# one that was imported does; what the user's own class says about calls is obeyed.
from somewhere import Decorator


class traced(Decorator):
    pass


class doubled(Decorator):
    def __init__(self, function):
        self.function = function

    def __call__(self, value):
        return 2 * self.function(value)


@traced(level=2)
def one(value):
    return value + 1


@doubled
def two(value):
    return value + 2


print(one(1), two(1))
