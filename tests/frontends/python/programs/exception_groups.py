"""except*: each handler gets the exceptions of a group that are for it."""


def run(exception):
    done = []
    try:
        try:
            if exception is not None:
                raise exception
            done.append("nothing")
        except* ValueError as group:
            done.append(("values", [str(one) for one in group.exceptions], group.message))
        except* (KeyError, TypeError) as group:
            done.append(("others", len(group.exceptions), type(group).__name__))
        else:
            done.append("else")
        finally:
            done.append("finally")
    except ExceptionGroup as left:
        done.append(("left", left.exceptions))
    except RuntimeError as left:
        done.append(("left alone", str(left)))
    print(done)


run(None)
run(ValueError("alone"))
run(RuntimeError("not for it"))
run(ExceptionGroup("several", [ValueError(1), TypeError(2), ValueError(3)]))
run(ExceptionGroup("outer", [ExceptionGroup("inner", [KeyError("k"), OSError("o")]), ValueError(4)]))

group = ExceptionGroup("some", [ValueError(1), ExceptionGroup("deep", [TypeError(2), ValueError(3)])])
print(group, repr(group), group.message)
values, others = group.split(ValueError)
print(repr(values), repr(others))
print(repr(group.subgroup(lambda one: isinstance(one, TypeError))), group.subgroup(KeyError))
print(ExceptionGroup("one", [KeyError()]), isinstance(group, Exception))
