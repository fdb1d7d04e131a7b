# A backslash at the end of a line may stand between any two parts.
import contextlib
with contextlib.nullcontext(3) as z: \
    print(z)
with (open("x") if False else contextlib.nullcontext(4)) as w:
    print(w)
return_ = (lambda: \
   5)()
print(return_)
def g():
    return \
      7
def h():
    yield \
      8
print(g(), list(h()), *\
  [1], **\
  {"sep": "-"})
print(-\
  3, (yield_ := \
  4), [*\
  [1, 2]], not \
  True, (\
  5), (6, \
   ), {**\
   {1: 2}})
from os \
  import path
import os.path \
  as q
del \
  q
raise_ = 1
try:
    raise \
      ValueError("x")
except \
   ValueError as err:
    print(err)
for i in \
   [1]:
   print(i)
class A( \
   object):
   x = \
     1
print(A.x, A. \
   x)
@\
staticmethod
def s(): return 1
print(s())
if \
  A:
   print("if")
elif \
  1: pass
else: \
   pass
match \
  A:
   case \
     _:
     print("m")
assert \
  A
x, \
 y = 1, 2
print(x, y, x if \
  y else 3)
a = 1 \
    if True else 2
b = (1 + \
   2)
c = [x for x in \
  [1,2]]
def f(x, \
   y): return x \
   + y
print(a, b, c, f(1, \
  2), "a" \
  "b")
with contextlib.nullcontext(1) if x else contextlib.nullcontext(2) as chosen, contextlib.nullcontext(chosen + 1) as after:
    print(chosen, after)
grouped = (  # a comment in front of all
    # and another
    x
)
called = max(  # first
    # second
    1,  # third
    grouped,
)
print(grouped, called, not (  # why
    grouped))
