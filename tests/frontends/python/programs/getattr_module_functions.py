# Functions found in a dict of names, and through globals().
def step_a():
    return "A"


def step_b():
    return "B"


table = {"a": step_a, "b": step_b}
print([table[k]() for k in "ab"])
print([globals()[f"step_{k}"]() for k in ("b", "a")])
print("step_c" in globals(), [n for n in list(globals()) if n.startswith("step_")])
