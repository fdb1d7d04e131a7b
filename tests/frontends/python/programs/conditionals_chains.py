# if chains, conditional expressions and short circuits.
def size(n):
    if n < 10:
        return "S"
    elif n < 100:
        return "M"
    elif n < 1000:
        return "L"
    return "XL"


print([size(n) for n in (1, 50, 500, 5000)])
grade = lambda n: "a" if n > 90 else "b" if n > 80 else "c"
print(grade(95), grade(85), grade(1))
config = {}
name = config.get("name") or "default"
flag = config.get("flag", None) is None and "unset"
print(name, flag, None or 0 or "", [] and "x", "a" and "b", not "" and 1, 1 if [] else 2)


def loud(value):
    print("eval", value)
    return value


print(loud(0) and loud(1), loud(2) or loud(3), loud("") or loud("x") and loud("y"))
