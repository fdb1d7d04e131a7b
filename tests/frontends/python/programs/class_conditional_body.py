# Class bodies run like any code.
DEBUG = True


class Config:
    if DEBUG:
        level = "debug"
    else:
        level = "info"
    names = []
    for _n in ("a", "b"):
        names.append(_n * 2)
    try:
        missing = {}["x"]
    except KeyError:
        missing = None
    total = sum(len(n) for n in names)
    lookup = {n: i for i, n in enumerate(names)}

    def show(self, sep=names[0]):
        return sep.join(self.names)


print(Config.level, Config.names, Config.missing, Config.total, Config.lookup, Config().show(), Config._n)
