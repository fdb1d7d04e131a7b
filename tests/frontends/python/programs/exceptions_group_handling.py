# Several kinds of errors collected.
def tasks():
    yield lambda: 1
    yield lambda: 1 / 0
    yield lambda: {}["k"]
    yield lambda: int("z")
    yield lambda: [].pop()


results, errors = [], {}
for i, task in enumerate(tasks()):
    try:
        results.append(task())
    except ArithmeticError as e:
        errors[i] = f"math {e}"
    except LookupError as e:
        errors[i] = f"lookup {type(e).__name__} {e}"
    except ValueError:
        errors[i] = "value"
print(results, errors)
