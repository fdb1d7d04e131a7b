# Environment variables: bound ones, defaults, and those that nobody knows.
import os
from os import environ, getenv

name = os.environ["NAME"]
print(f"train-{name}", name, "a" + name, name + "-b", "%s-x" % name, "{}-y".format(name), "-".join(["p", name, "q"]), os.path.join("s3://b", name, "data"))
print(os.environ.get("UNSET", "default"), getenv("UNSET", "other"), environ.get("BOUND_NAME"), os.environ["BOUND_NAME"], os.environ.get("BOUND_NAME", "x"), "BOUND_NAME" in os.environ)
print(name.lower(), name.replace("_", "-"), f"A-{name}".lower(), f"Step_{name}_x".replace("_", "-"), f"{name}.csv".endswith(".csv"), f"pre-{name}".startswith("pre"))
os.environ["SET_HERE"] = "yes"
print(os.environ["SET_HERE"], os.getenv("SET_HERE"), os.environ.setdefault("DEFAULTED", "dv"), os.environ["DEFAULTED"], "SET_HERE" in os.environ)
count = int(os.environ["COUNT"])
print(count, count + 1, f"{count}x", str(count), [count], {"n": count}, (name,))
print(name == name, os.environ["NAME"] == name, bool(f"x{name}"), len([name, name]), isinstance(name, str) if False else "skipped")
