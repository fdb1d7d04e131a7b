# The order in which decorators are applied and run.
log = []


def deco(name):
    log.append(f"make {name}")

    def apply(f):
        log.append(f"apply {name}")

        def run(*a):
            log.append(f"enter {name}")
            result = f(*a)
            log.append(f"exit {name}")
            return result
        return run
    return apply


@deco("outer")
@deco("inner")
def job(n):
    log.append(f"job {n}")
    return n


print(log)
log.clear()
print(job(5), log)
