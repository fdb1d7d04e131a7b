import contextlib
import io
import threading
from collections import deque
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionIn, ConditionNot, ConditionOr
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, TrainingStep

_local = threading.local()
session = PipelineSession()


class Table(AbstractContextManager):
    def __init__(self, name, **options):
        self.name, self.options, self.steps = name, options, []

    def __enter__(self):
        stack = _local.__dict__.setdefault("tables", deque())
        self.outer = stack[-1] if stack else None
        stack.append(self)
        return self

    def __exit__(self, kind, value, tb):
        assert _local.tables.pop() is self
        if kind is not None and issubclass(kind, ValueError):
            self.deal(FailStep(f"{self.name}Fail", error_message=str(value)))
            return True

    def deal(self, step):
        self.steps.append(step)
        return step

    @classmethod
    def current(cls):
        return _local.tables[-1]

    def close(self):
        self.steps.append(None)


class cached(ContextDecorator):
    config = None

    def __init__(self, after):
        self.after = after

    def __enter__(self):
        type(self).config = CacheConfig(enable_caching=True, expire_after=self.after)
        return self

    def __exit__(self, *exc):
        type(self).config = None
        return False


def train(name, *inputs, **hyper):
    est = Estimator("img", "arn:aws:iam::111122223333:role/c", instance_count=1, instance_type="ml.c5.xlarge", hyperparameters=hyper, sagemaker_session=session)
    channels = {f"ch{i}": TrainingInput(u) for i, u in enumerate(inputs)}
    return Table.current().deal(TrainingStep(name, step_args=est.fit(channels or None), cache_config=cached.config))


@contextmanager
def when(name, *conditions, otherwise=None):
    yes, no = Table(name + "Yes"), Table(name + "No")
    try:
        with yes:
            yield no
    finally:
        print("built", name, len(yes.steps), len(no.steps))
    Table.current().deal(ConditionStep(name, conditions=list(conditions), if_steps=yes.steps, else_steps=no.steps))


vip = ParameterBoolean("Vip", default_value=False)
game = ParameterString("Game", "poker", enum_values=["poker", "craps", "slots"])


@cached("30d")
def openers(n):
    return [train(f"Open{i}", lucky=i) for i in range(n)]


log = io.StringIO()
with ExitStack() as stack, redirect_stdout(log):
    floor = stack.enter_context(Table("Floor"))
    stack.callback(lambda: floor.steps.reverse())
    a, b = openers(2)
    with when("IsVip", ConditionEquals(left=vip, right=True)) as no:
        c = train("High", a.properties.ModelArtifacts.S3ModelArtifacts)
        with no:
            train("Low", b.properties.ModelArtifacts.S3ModelArtifacts)
        with when("WhichGame", ConditionOr(conditions=[ConditionIn(value=game, in_values=["poker", "slots"]), ConditionNot(ConditionEquals(vip, True))])) as other:
            train("Bluff", c.properties.ModelArtifacts.S3ModelArtifacts)
            with other, suppress(KeyError):
                train("Dice")
                {}["x"]
                train("Never")
    with Table("Back") as back, (nullcontext() if a else back):
        z = train("Count", c.properties.ModelArtifacts.S3ModelArtifacts)
        raise ValueError("the house wins: " + z.name)
    with closing(Table("Door")) as door:
        pass
    stack.push(lambda *exc: floor.steps.extend(s for s in back.steps + door.steps if s))
built = [line.split()[1] for line in log.getvalue().splitlines()]
Pipeline("-".join(["casino", *built]), [vip, game], steps=floor.steps, sagemaker_session=session)
