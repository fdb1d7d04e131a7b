# Conditional expressions in arguments, defaults and displays.
def f(a, b=None, c=5 if True else 6):
    return [a, *([b] if b is not None else []), *(() if c == 5 else (c,))]


verbose = False
print(f(1), f(1, 2), f(1, 2, 3), {"k": 1, **({"v": 2} if verbose else {})}, [x for x in ("a", "b" if verbose else "c")], (lambda v: "yes" if v else "no")(not verbose))
print("on" if verbose else "off", *(["extra"] if not verbose else []), f"{'s' if 2 != 1 else ''}", [1, 2][verbose], ("no", "yes")[True], {True: "t", False: "f"}[verbose])
