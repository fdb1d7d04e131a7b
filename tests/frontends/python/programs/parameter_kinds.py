import inspect


def f(a, /, b, *args, c=1, **options):
    pass


for name, parameter in inspect.signature(f).parameters.items():
    print(name, parameter.kind.name, int(parameter.kind), parameter.kind, parameter.kind.description)
print(inspect.signature(f))
print([p.name for p in inspect.signature(f).parameters.values() if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)])
print(inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=3))
