from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, NotRequired, Protocol, TypedDict, assert_never, runtime_checkable

from sagemaker.huggingface import HuggingFace, HuggingFaceProcessor
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionIn, ConditionNot, ConditionOr
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

session = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/Claims"


class Channel(NamedTuple):
    step: str
    output: str = "out"

    @classmethod
    def parse(cls, text: str) -> "Channel":
        return cls(*text.split("/"))


class StageDict(TypedDict):
    name: str
    type: Literal["nlp", "train", "wait", "gate"]
    inputs: NotRequired[list[str]]
    extra: NotRequired[dict[str, Any]]


@runtime_checkable
class Produces(Protocol):
    def uri(self, output: str): ...


@dataclass
class Processed:
    step: ProcessingStep

    def uri(self, output: str):
        return self.step.properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri


@dataclass
class Trained:
    step: TrainingStep
    __match_args__ = ("step",)

    def uri(self, output: str):
        return self.step.properties.ModelArtifacts.S3ModelArtifacts


@dataclass
class Waited:
    step: CallbackStep
    outputs: tuple[str, ...] = ()


language = ParameterString("Language", "de", enum_values=["de", "fr", "it"])
strict = ParameterBoolean("Strict", default_value=True)

PLAN: list[StageDict | str | tuple] = [
    {"name": "Ocr", "type": "nlp", "extra": {"outputs": ["text", "layout"]}},
    {"name": "Review", "type": "wait", "inputs": ["Ocr/text"], "extra": {"queue": "claims-review", "outputs": ["verdict"]}},
    ("skip", "Translate"),
    {"name": "Translate", "type": "nlp", "inputs": ["Ocr/text"]},
    {"name": "Embed", "type": "nlp", "inputs": ["Ocr/text", "Ocr/layout"], "extra": {"gpu": True}},
    "reset-skip",
    {"name": "Finetune", "type": "train", "inputs": ["Embed"], "extra": {"epochs": 3}},
    {"name": "Accept", "type": "gate", "inputs": ["Review/verdict"], "extra": {"then": ["Deploy"], "fail": "rejected"}},
    {"name": "Deploy", "type": "nlp", "inputs": ["Finetune"]},
]


def processor(gpu: bool = False) -> HuggingFaceProcessor:
    return HuggingFaceProcessor(role=ROLE, instance_count=1, instance_type="ml.p3.2xlarge" if gpu else "ml.g4dn.xlarge",
                                transformers_version="4.4.2", pytorch_version="1.6.0", py_version="py36", sagemaker_session=session)


def build(plan) -> Pipeline:
    made: dict[str, Processed | Trained | Waited] = {}
    top, deferred, skipped = [], {}, set()

    def source(ref: str):
        match Channel.parse(ref):
            case Channel(step=name, output=out) if isinstance(made.get(name), Produces):
                return made[name].uri(out)
            case Channel(name, out):
                return made[name].step.properties.Outputs[out]

    for raw in plan:
        match raw:
            case ("skip", *names):
                skipped |= set(names)
                continue
            case "reset-skip":
                skipped.clear()
                continue
            case {"name": name} if name in skipped:
                continue
            case {"name": name, "type": "nlp", **rest}:
                extra = rest.get("extra", {})
                args = processor(extra.get("gpu", False)).run(
                    code=f"s3://claims/{name.lower()}.py", arguments=["--lang", language],
                    inputs=[ProcessingInput(source(r), f"/opt/ml/processing/{n}") for n, r in enumerate(rest.get("inputs", []))],
                    outputs=[ProcessingOutput(output_name=o, source=f"/opt/{o}") for o in extra.get("outputs", ["out"])])
                made[name] = Processed(ProcessingStep(name, step_args=args))
            case {"name": str(name), "type": "train", "inputs": [first, *_], "extra": {"epochs": int(epochs)}}:
                est = HuggingFace(entry_point="train.py", source_dir="s3://claims/src.tar.gz", role=ROLE, instance_type="ml.p3.2xlarge",
                                  instance_count=1, transformers_version="4.26", pytorch_version="1.13", py_version="py39",
                                  hyperparameters={"epochs": epochs}, sagemaker_session=session)
                made[name] = Trained(TrainingStep(name, step_args=est.fit({"train": TrainingInput(source(first))})))
            case {"name": name, "type": "wait", "inputs": [ref], "extra": {"queue": queue, "outputs": outs}}:
                made[name] = Waited(CallbackStep(
                    name, sqs_queue_url=f"https://sqs.us-east-1.amazonaws.com/111122223333/{queue}", inputs={"text": source(ref)},
                    outputs=[CallbackOutput(o, CallbackOutputTypeEnum.String) for o in outs]), tuple(outs))
            case {"name": name, "type": "gate", "inputs": [ref], "extra": {"then": [*later], "fail": message}}:
                fail = FailStep(f"{name}Failed", error_message=message)
                condition = ConditionStep(name, conditions=[ConditionOr([ConditionIn(source(ref), ["ok", "fine"]),
                                                                        ConditionNot(ConditionEquals(strict, True))])],
                                          if_steps=[], else_steps=[fail])
                deferred.update(dict.fromkeys(later, condition))
                top.append(condition)
                continue
            case other:
                assert_never(other)
        match made[name]:
            case Trained(step) | Processed(step=step) | Waited(step, _):
                if (gate := deferred.get(name)) is not None:
                    gate.if_steps.append(step)
                else:
                    top.append(step)
    return Pipeline("claims-" + str(language.default_value), parameters=[language, strict], steps=top, sagemaker_session=session)


if __name__ == "__main__":
    build(PLAN).upsert(ROLE)
