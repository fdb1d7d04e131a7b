# Objects as default arguments.
class Options:
    def __init__(self, n=1):
        self.n = n


def run(options=Options(), log=[]):
    options.n += 1
    log.append(options.n)
    return options.n, len(log)


print(run(), run(), run(Options(10)), run(log=[]))
