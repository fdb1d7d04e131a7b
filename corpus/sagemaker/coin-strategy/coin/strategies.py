from abc import ABC, abstractmethod
from contextlib import nullcontext

from sagemaker.debugger import ProfilerConfig
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.parameter import ContinuousParameter
from sagemaker.tuner import HyperparameterTuner
from sagemaker.workflow.steps import TrainingStep, TuningStep


class Strategy(ABC):
    __slots__ = ("ctx", "asset")
    extra_tags = ()

    def __init__(self, ctx, asset):
        self.ctx, self.asset = ctx, asset

    def __repr__(self):
        return f"{self.__class__.__name__}<{self.asset}>"

    @property
    @abstractmethod
    def image(self):
        """Which container."""

    @classmethod
    def for_assets(cls, ctx, assets):
        return [cls(ctx, a) for a in assets]

    def estimator(self, **extra):
        return Estimator(self.ctx.uri(self.image), self.ctx.role, 1, "ml.c5.xlarge", sagemaker_session=self.ctx.session, **extra)

    @abstractmethod
    def steps(self, data):
        raise NotImplementedError


class Single(Strategy):
    image = "lstm"

    def steps(self, data):
        yield TrainingStep(f"Train{self.asset.upper()}", step_args=self.estimator().fit({"train": TrainingInput(data)}))


class Tuned(Strategy):
    objective = "sharpe"

    @property
    def image(self):
        return "gbm-" + self.objective

    def steps(self, data):
        tuner = HyperparameterTuner(self.estimator(), self.objective, {"eta": ContinuousParameter(0.1, 0.5)},
                                    metric_definitions=[{"Name": self.objective, "Regex": "x=(.*)"}], max_jobs=2, max_parallel_jobs=1)
        yield TuningStep(f"Tune{self.asset.upper()}", step_args=tuner.fit({"train": TrainingInput(data)}))


class Ensemble(Strategy):
    image = "none"
    members = (Single, Tuned)

    def steps(self, data):
        done = []
        for member in self.members:
            child = member(self.ctx, self.asset)
            with nullcontext(child) as c:
                for step in c.steps(data):
                    if done:
                        step.add_depends_on(done[-1:])
                    done.append(step)
                    yield step
