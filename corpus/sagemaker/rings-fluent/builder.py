from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Callable

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

KINDS = {str: ParameterString, int: ParameterInteger, float: ParameterFloat}


class Scope:
    """Where steps go: the pipeline itself or an arm of a condition."""

    def __init__(self, owner: "FlowBuilder", parent: "Scope | None" = None):
        self.owner, self.parent, self.items = owner, parent, []


class FlowBuilder:
    def __init__(self, name: str):
        self._name = name
        self._settings: dict[str, Any] = {}
        self._params: dict[str, Any] = {}
        self._root = self._scope = Scope(self)
        self._last: ProcessingStep | None = None
        self._session = PipelineSession()

    def __getattr__(self, attr: str) -> Callable[..., "FlowBuilder"]:
        if not attr.startswith("with_"):
            raise AttributeError(attr)
        key = attr.removeprefix("with_")

        def setter(value: Any) -> "FlowBuilder":
            self._settings[key] = value
            return self

        return setter

    def param(self, **defaults: Any) -> "FlowBuilder":
        for name, value in defaults.items():
            camel = "".join(word.capitalize() for word in name.split("_"))
            self._params[name] = KINDS[type(value)](name=camel, default_value=value)
        return self

    def script(self, name: str, *, outputs: tuple[str, ...] = ("data",), report: str | None = None, after: bool = False,
               feed: bool = True, args: list | None = None) -> "FlowBuilder":
        processor = ScriptProcessor(
            image_uri=self._settings["image"], command=["python3"], role=self._settings.get("role"),
            instance_count=1, instance_type=self._settings.get("instance", "ml.t3.medium"), sagemaker_session=self._session)
        inputs = []
        if self._last is not None and feed:
            first = next(iter(self._last_outputs))
            inputs.append(ProcessingInput(source=self._last.properties.ProcessingOutputConfig.Outputs[first].S3Output.S3Uri,
                                          destination="/opt/ml/processing/in"))
        files = [PropertyFile(name=f"{name}Report", output_name=outputs[0], path=report)] if report else None
        step = ProcessingStep(
            name=name, step_args=processor.run(code=f"s3://rings/{name.lower()}.py", inputs=inputs, arguments=args,
                                               outputs=[ProcessingOutput(output_name=o, source=f"/opt/{o}") for o in outputs]),
            property_files=files, depends_on=[self._last] if after and self._last is not None else None)
        self._report = files[0] if files else None
        self._scope.items.append(step)
        self._last, self._last_outputs = step, outputs
        return self

    def __getitem__(self, name: str):
        return self._params[name]

    @contextmanager
    def when_at_least(self, path: str, limit, name: str = "Gate"):
        judged, report = self._last, self._report
        arms = Scope(self, self._scope), Scope(self, self._scope)
        outer, self._scope = self._scope, arms[0]
        otherwise = Otherwise(self, arms[1])
        yield otherwise
        self._scope = outer
        outer.items.append(ConditionStep(
            name=name,
            conditions=[ConditionGreaterThanOrEqualTo(JsonGet(step_name=judged.name, property_file=report, json_path=path), limit)],
            if_steps=arms[0].items, else_steps=arms[1].items))

    def build(self) -> Pipeline:
        return Pipeline(name=self._name, parameters=[*self._params.values()], steps=self._root.items, sagemaker_session=self._session)


class Otherwise:
    def __init__(self, flow: FlowBuilder, scope: Scope):
        self.flow, self.scope = flow, scope

    def fail(self, name: str, *parts: Any) -> None:
        self.scope.items.append(FailStep(name=name, error_message=Join(on=" ", values=list(parts))))

    def __enter__(self):
        self._kept, self.flow._scope = self.flow._scope, self.scope
        return self.flow

    def __exit__(self, *exc):
        self.flow._scope = self._kept
        return False
