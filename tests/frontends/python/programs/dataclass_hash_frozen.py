# Frozen dataclasses as keys, and updates by replace.
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Key:
    name: str
    version: int = 1


cache = {Key("a"): "first", Key("a", 2): "second"}
print(cache[Key("a", 1)], cache[replace(Key("a"), version=2)], len({Key("x"), Key("x")}), Key("a") in cache, sorted(cache, key=lambda k: -k.version)[0], Key("a") != Key("b"))


