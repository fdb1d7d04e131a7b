# join() takes the text of what derives from str; f-strings and format() ask __str__.
from enum import Enum


class Kind(str, Enum):
    A = "a"
    B = "b"

    def __str__(self):
        return "X"


class Name(str):
    def __str__(self):
        return "Y"


print("-".join(Kind), "-".join([Kind.A, "c"]), "/".join([Name("n"), Name("m")]))
print(f"{Kind.A} {Name('n')}", "%s" % Kind.B, "{}".format(Name("n")))
