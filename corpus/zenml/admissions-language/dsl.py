"""A small language over steps: stages are a context, nodes overload >> and |."""
from __future__ import annotations

import contextlib
import contextvars
from typing import Any, Iterable, Optional

_stage: contextvars.ContextVar[tuple[str, ...]] = contextvars.ContextVar("stage", default=())


@contextlib.contextmanager
def stage(name: str):
    token = _stage.set(_stage.get() + (name,))
    try:
        yield ".".join(_stage.get())
    finally:
        _stage.reset(token)


class Node:
    def __init__(self, step, **options):
        self.step, self.options = step, options

    def __call__(self, *inputs, **more) -> Out:
        name = ".".join((*_stage.get(), self.step.name))
        return Out(self.step(*[getattr(i, "handle", i) for i in inputs], id=name, **self.options, **more), name)

    def __rrshift__(self, left: Out | Iterable[Out]) -> Out:
        if isinstance(left, (list, tuple)):
            return self([one.handle for one in left])
        return self(left)

    def __mod__(self, options: dict[str, Any]) -> Node:
        return Node(self.step, **{**self.options, **options})


class Out:
    def __init__(self, handle, name: Optional[str] = None):
        self.handle, self.name = handle, name

    def __getitem__(self, index: int) -> Out:
        return Out(self.handle[index], self.name)

    def __or__(self, other: Out) -> list[Out]:
        return [self, other]

    def __iter__(self):
        return (Out(h, self.name) for h in self.handle)
