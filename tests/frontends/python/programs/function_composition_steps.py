# Steps composed of functions with options.
def with_options(**defaults):
    def wrap(f):
        def inner(*args, **kwargs):
            return f(*args, **{**defaults, **kwargs})
        return inner
    return wrap


@with_options(sep="-", upper=False)
def join(*parts, sep, upper):
    text = sep.join(parts)
    return text.upper() if upper else text


def chain(*fs):
    return lambda x: chain(*fs[1:])(fs[0](x)) if fs else x


print(join("a", "b"), join("a", "b", sep="_", upper=True), chain(str, len)(12345), chain()("same"), chain(*[lambda v: v + "!"] * 2)("x"))
