import functools
from collections import defaultdict

_FACTORIES = {}
_BY_FEATURE = defaultdict(list)


class register:
    """@register("name", feature="eta", priority=3)"""

    def __init__(self, name=None, *, feature, priority=0, requires=()):
        self.name, self.feature, self.priority, self.requires = name, feature, priority, tuple(requires)

    def __call__(self, func):
        name = self.name or func.__name__.replace("make_", "", 1)

        @functools.wraps(func)
        def wrapper(ctx):
            missing = [r for r in self.requires if r not in ctx.steps]
            if missing:
                raise LookupError(f"{name} needs {', '.join(missing)}")
            step = func(ctx, *(ctx.steps[r] for r in self.requires))
            ctx.steps[name] = step
            return step

        wrapper.priority = self.priority
        _FACTORIES[name] = wrapper
        _BY_FEATURE[self.feature].append(name)
        return wrapper


def factories(features):
    names = [n for f in features for n in _BY_FEATURE[f]]
    for name in sorted(names, key=lambda n: -_FACTORIES[n].priority):
        yield name, _FACTORIES[name]
