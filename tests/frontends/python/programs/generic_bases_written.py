# What a class says about the generic bases it was written with.
from typing import Generic, TypeVar

T = TypeVar("T")


class Loader(Generic[T]):
    config_class = dict

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for base in getattr(cls, "__orig_bases__", ()):
            args = getattr(base, "__args__", ())
            if args and isinstance(args[0], type):
                cls.config_class = args[0]


class Small:
    pass


class Large(Small):
    pass


class OfSmall(Loader[Small]):
    pass


class OfLarge(OfSmall, Loader[Large]):
    pass


class Inherits(OfSmall):
    pass


print(OfSmall.config_class.__name__, OfLarge.config_class.__name__, Inherits.config_class.__name__)
print("__orig_bases__" in vars(Inherits), "__orig_bases__" in vars(OfLarge), hasattr(Small, "__orig_bases__"))
