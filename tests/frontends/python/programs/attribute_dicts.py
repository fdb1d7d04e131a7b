# addict, munch, python-box, decouple, environs: settings by attributes and from the environment.
from addict import Dict
from box import Box
from decouple import Csv, UndefinedValueError, config
from environs import Env, EnvError
from munch import Munch, munchify, unmunchify

d = Dict({"a": {"b": 1}, "items_": [{"c": 2}]})
d.x.y.z = 2
print(d.a.b, d.x.y.z, d["x"]["y"], d.items_[0].c, sorted(d), d.to_dict(), "nope" in d, bool(d.missing), len(d), isinstance(d, dict))
m = munchify({"a": {"b": 1}, "l": [{"c": 3}]})
m.new = 5
print(m.a.b, m.l[0].c, m["new"], unmunchify(m), hasattr(m, "zz"), Munch(x=1).x, m.toDict() == unmunchify(m), m.get("q", 7))
b = Box({"a": {"b": [1, {"c": 2}]}, "name": "n"})
b.extra = {"k": {"deep": 1}}
print(b.a.b[1].c, b.extra.k.deep, b["name"], b.get("zz", "-"), b.to_dict(), [k for k in b], isinstance(b, dict), dict(**b)["name"], "a" in b)
try:
    b.nope
except AttributeError as e:
    print(type(e).__name__)
try:
    m.nope
except AttributeError as e:
    print("munch", e)
print(config("SMG_NOPE", default="x"), config("SMG_NOPE", default="5", cast=int) + 1, config("SMG_NOPE", default="yes", cast=bool), config("SMG_NOPE", default="a, b", cast=Csv()), config("SMG_NOPE", default=3))
try:
    config("SMG_NOPE")
except UndefinedValueError as e:
    print(e)
env = Env()
print(env.str("SMG_ZZ", "q"), env.int("SMG_ZI", 4), env.bool("SMG_ZB", False), env.list("SMG_ZL", ["a"]), env("SMG_ZZ", "r"), env.float("SMG_ZF", 0.5), env.dict("SMG_ZD", {"k": 1}))
with env.prefixed("SMG_"):
    print(env.str("QQ", default="prefixed"), env.int("Q", default=None))
try:
    env.str("SMG_NEEDED")
except EnvError as e:
    print(e)
