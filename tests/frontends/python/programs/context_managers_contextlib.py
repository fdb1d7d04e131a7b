# contextlib: ExitStack, suppress, nullcontext, closing, ContextDecorator.
import contextlib


@contextlib.contextmanager
def res(name, log):
    log.append(f"open {name}")
    yield name
    log.append(f"close {name}")


log = []
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(res(n, log)) for n in "ab"]
    stack.callback(log.append, "callback")
    log.append("body")
print(names, log)
with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.nullcontext("v") as v:
    print(v)


class Closable:
    def close(self):
        print("closed")


with contextlib.closing(Closable()) as c:
    print(type(c).__name__)
with res("x", []) as x, contextlib.nullcontext() as n:
    print(x, n)
