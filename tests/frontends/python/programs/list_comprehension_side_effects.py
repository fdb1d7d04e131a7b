# Comprehensions that call functions with effects.
made = []


def step(name):
    made.append(name)
    return f"step:{name}"


steps = [step(f"{a}{b}") for a in "xy" for b in range(2) if not (a == "y" and b)]
extra = {k: step(k) for k in ("p", "q")}
_ = {step("s")}
print(steps, extra, made, [made.pop() for _ in range(2)], made)
any(step(n) and n == "b" for n in "abc")
all([step(n) for n in "de"])
print(made[-4:], len(made))
