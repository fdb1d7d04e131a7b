# inspect: texts of signatures, what is behind wrappers, sources and frames.
import functools
import inspect
import sys


class C:
    """Doc of C."""

    x: int = 1

    def m(self, a, /, b: int = 2, *args: str, c, d=None, **kw) -> str:
        return "doc m"

    @staticmethod
    def s(q):
        ...


class D(C):
    y = [1]

    def __init__(self, e=3):
        self.e = e


@functools.wraps(C.m)
def w(*a, **k):
    return C.m(*a, **k)


class Wrapper:
    def __init__(self, fn):
        functools.update_wrapper(self, fn)
        self.fn = fn


print(inspect.unwrap(w).__name__, inspect.unwrap(w) is C.m, inspect.unwrap(Wrapper(w)) is C.m, inspect.unwrap(print) is print)
print(inspect.signature(C.m), inspect.signature(w), inspect.signature(C().m), inspect.signature(D), inspect.signature(C.s))
print(repr(inspect.signature(C.s)), str(inspect.signature(C.m).parameters["b"]), repr(inspect.signature(C.m).parameters["args"]))


def typed(a: float, b: "list[str]" = (), *, c: int = 5, d: C = None) -> None:
    ...


print(inspect.signature(typed), inspect.signature(lambda x, *y: 0), inspect.signature(typed).return_annotation)
P = inspect.Parameter
made = inspect.signature(typed).replace(parameters=[P("z", P.KEYWORD_ONLY), P("q", P.KEYWORD_ONLY, default=1, annotation=int)])
print(made, list(made.parameters), inspect.signature(typed).replace(return_annotation=int))
print(inspect.Signature([P("a", P.POSITIONAL_ONLY), P("b", P.VAR_POSITIONAL)], return_annotation=str), P("a", P.POSITIONAL_ONLY).default is P.empty)
print(P("a", P.KEYWORD_ONLY).replace(name="b", default=5), inspect.signature(functools.partial(C.m, 1, c=2)))
spec = inspect.getfullargspec(C.m)
print(spec.args, spec.varargs, spec.varkw, spec.defaults, spec.kwonlyargs, spec.kwonlydefaults, spec.annotations)
print(inspect.getfullargspec(C().m).args, [c.__name__ for c in inspect.getmro(D)])
print(inspect.getattr_static(D, "x"), inspect.getattr_static(D(), "e"), inspect.getattr_static(D, "none", "default"), inspect.getattr_static(D(4), "y"))


def caller():
    return where()


def where():
    return inspect.stack()[1].function, sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name


print(caller(), inspect.currentframe().f_code.co_name, inspect.stack()[0].function, caller.__code__.co_name)


class Logged:
    def run(self):
        frame = inspect.currentframe()
        return frame.f_code.co_name, frame.f_back.f_code.co_name


print(Logged().run())
print(inspect.getsource(caller), end="")


def decorate(function):
    return function


class Holder:
    @decorate
    def method(self):
        return 1


print(inspect.getsource(Holder.method), end="")
print(inspect.getsource(Holder), end="")
