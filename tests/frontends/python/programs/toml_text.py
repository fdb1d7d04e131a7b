"""tomllib: tables, arrays of tables, dotted keys, strings, numbers."""
import tomllib

TEXT = r'''
title = "T\u00e9st \"quoted\" \\ end"  # comment
path = 'C:\raw'
long = """
one \
    two
three"""
literal = """a "quote" inside"""
lines = '''  + "'''first\nsecond'''" + r'''
dotted.key.deep = 1
"quoted key" = true
numbers = [1_000, 0xff, 0o17, 0b11, -7, +3]
floats = [1.5, 1e3, -2.5E-2, 6.0_1, inf, -inf]
mixed = [
  ["a", 'b'],  # inner
  {x = 1, y.z = 2},
]
day = 1979-05-27
moment = 1979-05-27T07:32:00
spaced = 1979-05-27 07:32:00

[server]
host = "h"
[server.limits]
cpu = 2

[[stage]]
name = "first"
[[stage]]
name = "second"
needs = ["first"]
[stage.options]
deep = true
[[stage.child]]
n = 1
[[stage.child]]
n = 2

[a.b.c]
d = {}
[a]
late = "ok"
'''
data = tomllib.loads(TEXT)
for key, value in data.items():
    print(key, "=", value)
for bad in ("a = ", "a = 1\na = 2", "[x]\n[x]", "a = [1", "x = 'open", "= 3", "a = 1 b = 2", "a.b = 1\na = 2"):
    try:
        tomllib.loads(bad)
        print("taken", bad)
    except tomllib.TOMLDecodeError as error:
        print("refused", isinstance(error, ValueError))
