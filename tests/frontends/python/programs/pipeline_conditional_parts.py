# Parts of a pipeline that options switch.
def build(*, evaluate=True, register=False, models=("a",), hooks=()):
    steps = ["load"]
    steps += [f"train-{m}" for m in models]
    if evaluate:
        steps.append("evaluate")
        if register:
            steps.append("register")
    elif register:
        raise ValueError("register needs evaluate")
    for hook in hooks:
        steps = hook(steps) or steps
    return steps


print(build(), build(register=True, models=["x", "y"]), build(evaluate=False, models=()))
print(build(hooks=[lambda s: s[::-1], lambda s: s.append("end")]))
try:
    build(evaluate=False, register=True)
except ValueError as error:
    print(error)
