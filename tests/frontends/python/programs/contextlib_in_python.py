from contextlib import ExitStack, ContextDecorator, suppress, nullcontext, closing, contextmanager
class M:
    def __init__(self, n, swallow=False): self.n=n; self.s=swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t.__name__ if t else None); return self.s
with ExitStack() as st:
    print(st.enter_context(M(1)), st.enter_context(M(2, True)))
    st.callback(print, "cb", end="!\n")
    st.push(lambda *e: print("pushed", e[0]) or False)
    st.push(M(3))
    raise ValueError("x")
print("after")
try:
    with suppress(KeyError):
        raise ValueError("no")
except ValueError as e:
    print("not swallowed", e)
with suppress(KeyError, IndexError):
    [][1]
with ExitStack() as st:
    st.enter_context(M(5)); keep = st.pop_all()
print("kept"); keep.close()
class D(ContextDecorator):
    def __enter__(self): print("<"); return self
    def __exit__(self, *e): print(">")
@D()
def f(x): print(x); return x + 1
print(f(2), f.__name__)
class Sub(ExitStack):
    def __init__(self): super().__init__(); self.a = 1
    def __enter__(self): super().__enter__(); self.callback(self._end); return self
    def _end(self): print("end", self.a)
with Sub() as s: print("in")
try:
    with ExitStack() as st:
        @st.callback
        def boom(): raise KeyError("late")
        print("body")
except KeyError as e: print("late", e)
@contextmanager
def cm(a):
    print("cm in", a)
    try: yield a
    finally: print("cm out")
@cm(1)
def h(): return "h"
print(h(), h())
with nullcontext(4) as n: print(n)
