"""Everything remote runs with the same settings; `remote` is our @step."""
from functools import partial, wraps

from sagemaker.workflow.function_step import step

_BASE = dict(instance_type="ml.m5.xlarge", keep_alive_period_in_seconds=300, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/news:4",
             role="arn:aws:iam::111122223333:role/news")
gpu = partial(step, **{**_BASE, "instance_type": "ml.g5.xlarge"})


def remote(func=None, /, **overrides):
    settings = _BASE | overrides
    if func is not None:
        return step(func, **settings)
    return lambda f: step(f, **settings)


def tagged(**tags):
    def deco(fn):
        @wraps(fn)
        def inner(*args, **kwargs):
            return fn(*args, **kwargs)

        inner.tags = tags
        return inner

    return deco
