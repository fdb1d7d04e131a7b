import functools
import types

from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import CacheConfig

__all__ = ["retried", "collected", "Base"]


class retried:
    """Descriptor decorator: a method whose step gets retry policies."""

    def __init__(self, attempts):
        self.attempts = attempts

    def __call__(self, fn):
        self.fn = fn
        functools.update_wrapper(self, fn)
        self.__class__ = type("bound_" + fn.__name__, (retried,), {"__call__": retried._call})
        return self

    def _call(self, *args, **kwargs):
        step = self.fn(*args, **kwargs)
        step.add_retry_policy(StepRetryPolicy(exception_types=[StepExceptionTypeEnum.SERVICE_FAULT], max_attempts=self.attempts))
        return step

    def __get__(self, obj, owner=None):
        return self if obj is None else types.MethodType(self._call, obj)


def collected(into="steps", unless=None):
    def wrap(method):
        @functools.wraps(method)
        def call(self, *args, **kwargs):
            step = method(self, *args, **kwargs)
            if unless is None or not unless(step):
                getattr(self, into).append(step)
            self.by_name[step.name] = step
            return step
        return call
    return wrap


class Base:
    cache = CacheConfig(enable_caching=True, expire_after="P2D")

    def __init__(self):
        self.steps, self.late, self.by_name = [], [], {}

    def __getitem__(self, name):
        return self.by_name[name]
