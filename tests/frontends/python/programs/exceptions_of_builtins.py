# What is derived from what, and iteration that waits.
import asyncio

KINDS = [ConnectionResetError, BrokenPipeError, BlockingIOError, ProcessLookupError, InterruptedError, TabError, ResourceWarning,
         UnicodeTranslateError, FloatingPointError, ReferenceError, BufferError, PendingDeprecationWarning]
for kind in KINDS:
    print(kind.__name__, issubclass(kind, OSError), issubclass(kind, ValueError), issubclass(kind, Warning), kind.__mro__[1].__name__)
try:
    raise ConnectionRefusedError("no")
except ConnectionError as error:
    print(type(error).__name__, error)
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b")
except KeyError as error:
    print(repr(error.__context__), error.__cause__)


async def numbers():
    for number in range(3):
        yield number


async def main():
    found = aiter(numbers())
    return await anext(found), await anext(found), await anext(found, None), await anext(found, "end")


print(asyncio.run(main()))
