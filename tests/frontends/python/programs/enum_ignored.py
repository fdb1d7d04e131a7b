"""Names in the body of an enumeration that are no members."""

import enum


class Size(enum.Enum):
    _ignore_ = ["helper", "other"]
    helper = 3
    other = [1]
    SMALL = helper - 2
    LARGE = helper * 2


class Words(enum.Enum):
    _ignore_ = "a b"
    a = 1
    b = 2
    C = 3


class Kinds(enum.Enum):
    PLAIN = 1

    @enum.member
    def CALLED():
        return "called"

    @enum.nonmember
    class Inner:
        pass


print(list(Size), list(Size.__members__), hasattr(Size, "helper"), list(Words))
print([kind.name for kind in Kinds], Kinds.CALLED.value(), Kinds.Inner.__name__)
