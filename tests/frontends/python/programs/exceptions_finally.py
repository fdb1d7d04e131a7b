# Order of try, except, else, finally.
def run(n, log):
    for i in range(3):
        try:
            log.append(f"try{i}")
            if i == n:
                raise ValueError(i)
            if i == 1 and n == 9:
                break
        except ValueError as error:
            log.append(f"except{error}")
            if n == 0:
                continue
            return log
        else:
            log.append("else")
        finally:
            log.append("finally")
    else:
        log.append("loop-else")
    return log


for n in (0, 2, 9, 5):
    print(n, run(n, []))


def override():
    try:
        return "try"
    finally:
        print("cleanup")


def replaced():
    try:
        raise KeyError("lost")
    finally:
        return "replaced"


print(override(), replaced())
