# A configuration class chosen by name.
class Base:
    debug, retries = False, 1
    tags = ("base",)


class Dev(Base):
    debug = True


class Prod(Base):
    retries = 5
    tags = Base.tags + ("prod",)


def choose(name):
    return {c.__name__.lower(): c for c in (Base, Dev, Prod)}.get(name, Base)()


for name in ("dev", "prod", "zzz"):
    c = choose(name)
    print(type(c).__name__, c.debug, c.retries, c.tags)
