// contextlib: context managers.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kContextlibText = R"py(
import sys
from functools import wraps


class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class AbstractAsyncContextManager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield")

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self.gen.throw(exc_value)
        except StopIteration:
            return True
        except BaseException as error:
            if error is not exc_value:
                raise
            return False
        raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class _AsyncGeneratorContextManager(_GeneratorContextManager, AbstractAsyncContextManager):
    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *exc_info):
        return self.__exit__(*exc_info)


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class redirect_stdout(AbstractContextManager):
    _stream = "stdout"

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, *exc_info):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stderr(redirect_stdout):
    _stream = "stderr"


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(closing):
    def __exit__(self, *exc_info):
        self.thing.aclose()


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        entered = cm.__enter__()
        self._exits.append(cm.__exit__)
        return entered

    def push(self, exit):
        self._exits.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        def call(*exc_info):
            callback(*args, **kwds)
        self._exits.append(call)
        return callback

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc_info):
        received = pending = exc_info[1]
        while self._exits:
            exit = self._exits.pop()
            try:
                if exit(None if pending is None else type(pending), pending, None):
                    pending = None
            except BaseException as error:
                pending = error
        if pending is not None and pending is not received:
            raise pending
        return received is not None and pending is None


class AsyncExitStack(ExitStack):
    async def __aenter__(self):
        return self

    async def enter_async_context(self, cm):
        if not hasattr(cm, "__aenter__"):
            return self.enter_context(cm)
        entered = await cm.__aenter__()
        self._exits.append(cm.__aexit__)
        return entered

    def push_async_exit(self, exit):
        self._exits.append(exit.__aexit__ if hasattr(exit, "__aexit__") else exit)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(*exc_info):
            await callback(*args, **kwds)
        self._exits.append(call)
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aexit__(self, *exc_info):
        received = pending = exc_info[1]
        while self._exits:
            exit = self._exits.pop()
            try:
                if await exit(None if pending is None else type(pending), pending, None):
                    pending = None
            except BaseException as error:
                pending = error
        if pending is not None and pending is not received:
            raise pending
        return received is not None and pending is None
)py";

}  // namespace smgraph::python
