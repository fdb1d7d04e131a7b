# types.MappingProxyType as options.
from types import MappingProxyType, SimpleNamespace

options = MappingProxyType({"role": "r", "size": 2})
space = SimpleNamespace(name="x", **options)
print(space.role, options["size"], {**options, "size": 3}, list(options), options.get("no", 1), "role" in options)
