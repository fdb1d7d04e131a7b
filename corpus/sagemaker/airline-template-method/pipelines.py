from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterFloat

from base import DelayPipeline


class WeatherMixin:
    def weather(self):
        return self._process("weather", "extract")

    def clean(self):
        step = super().clean()
        if "weather" in self.made:
            step.add_depends_on([self.made["weather"]])
        return step

    def parameters(self):
        return super().parameters() + [ParameterFloat("MaxWind", 25.5)]


class StarPipeline(DelayPipeline, extra_stages=["explain"]):
    alliance = "Star"

    def image(self, stage):
        return f"111122223333.dkr.ecr.us-east-1.amazonaws.com/star-{stage}:latest"

    def explain(self):
        step = self._process("explain", "clean")
        step.add_depends_on([self.made["train"].name])
        return step


class SkyPipeline(WeatherMixin, DelayPipeline, drop=["train", "clean"], extra_stages=("weather", "clean", "train", "audit")):
    @property
    def alliance(self):
        return "Sky"

    def image(self, stage):
        tag = {"train": "gpu", "weather": "noaa"}.get(stage, "cpu")
        return "111122223333.dkr.ecr.us-east-1.amazonaws.com/sky:" + tag

    def step_name(self, stage):
        return super().step_name(stage) + ("Job" if stage != "train" else "")

    def audit(self):
        return None if self.suffix == "lite" else self._process("audit", *[s for s in self.made if s not in ("train", "audit")])


class SkyCargo(SkyPipeline, drop=("audit",), extra_stages=["audit", "bill"]):
    alliance = "SkyCargo"

    def bill(self):
        return self._process("bill", "clean")


ALL = [cls(suffix) for cls, suffix in [(StarPipeline, None), (SkyPipeline, "lite"), (SkyCargo, "v2")]]
built = {p.name: p.build() for p in ALL}
