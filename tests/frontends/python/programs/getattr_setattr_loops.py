# Attributes set and read by name.
class Config:
    host = "h"


c = Config()
for i, key in enumerate(["a", "b"]):
    setattr(c, f"opt_{key}", i)
print({k: getattr(c, k) for k in ("opt_a", "opt_b", "host")}, [hasattr(c, k) for k in ("opt_a", "opt_z")], getattr(c, "zz", "d"))
delattr(c, "opt_a")
print(vars(c), getattr(Config, "host"), getattr("text", "upper")(), getattr([], "append", None) is not None, getattr(c, "opt_b").real)
for name, args in [("split", (",",)), ("title", ()), ("replace", ("a", "b"))]:
    print(getattr("a,ca", name)(*args))
try:
    getattr(c, "none")
except AttributeError as error:
    print(error)
