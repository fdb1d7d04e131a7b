"""Names of libraries that are asked for first inside loops, handlers, branches and generators."""

import contextlib
import os
import string
import statistics


def first_in_handler():
    try:
        int("x")
    except ValueError:
        with contextlib.suppress(KeyError):
            {}["missing"]
        return "suppressed"


def first_in_loop():
    texts = []
    for name in ("a", "b"):
        texts.append(string.Template("$name!").substitute(name=name))
    return texts


def first_in_generator():
    for values in ([1, 2, 3], [2, 4, 9]):
        yield statistics.median(values)


def first_in_failure():
    try:
        with contextlib.nullcontext(5) as five:
            raise KeyError(contextlib.nullcontext.__name__, five)
    except KeyError as error:
        return error.args


if os.environ.get("LIBRARY_NAMES_ASKED_LATE"):
    stack = contextlib.ExitStack()
else:
    stack = None

print(first_in_handler())
print(first_in_loop())
print(list(first_in_generator()))
print(first_in_failure())
with contextlib.ExitStack() as stack:
    stack.callback(print, "closed")
    print(type(stack).__name__, isinstance(stack, contextlib.ExitStack))
print([string.capwords(text) for text in ("a b", "c d")])
