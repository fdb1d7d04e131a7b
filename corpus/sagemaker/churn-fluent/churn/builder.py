from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Optional

from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.properties import PropertyFile


@dataclass
class PipelineBuilder:
    name: str
    session: Any
    _params: dict[str, Any] = field(default_factory=dict, repr=False)
    _stack: list[list] = field(default_factory=lambda: [[]], repr=False)
    _last: Optional[Any] = None

    def string(self, name: str, default: str) -> "PipelineBuilder":
        self._params[name] = ParameterString(name=name, default_value=default)
        return self

    def number(self, name, default):
        self._params[name] = ParameterFloat(name=name, default_value=default)
        return self

    def param(self, name):
        return self._params[name]

    def then(self, factory: Callable[["PipelineBuilder", Any], Any]) -> PipelineBuilder:
        step = factory(self, self._last)
        self._stack[-1].append(step)
        self._last = step
        return self

    def when(self, json_path: str, report: PropertyFile, above) -> "_Branch":
        return _Branch(self, self._last, json_path, report, above)

    def build(self) -> Pipeline:
        (steps,) = self._stack
        return Pipeline(name=self.name, parameters=list(self._params.values()), steps=steps, sagemaker_session=self.session)


class _Branch:
    def __init__(self, parent, source, path, report, above):
        self.parent, self.source, self.path, self.report, self.above = parent, source, path, report, above
        self._arms = {"yes": [], "no": []}
        parent._stack.append(self._arms["yes"])

    def then(self, factory):
        self.parent.then(factory)
        return self

    def otherwise(self):
        popped = self.parent._stack.pop()
        assert popped is self._arms["yes"]
        self.parent._stack.append(self._arms["no"])
        return self

    def fail(self, name, message):
        self.parent._stack[-1].append(FailStep(name=name, error_message=message))
        return self

    def end(self, name="Decide"):
        self.parent._stack.pop()
        cond = ConditionGreaterThan(left=JsonGet(step_name=self.source.name, property_file=self.report, json_path=self.path), right=self.above)
        self.parent._stack[-1].append(ConditionStep(name=name, conditions=[cond], if_steps=self._arms["yes"], else_steps=self._arms["no"]))
        self.parent._last = None
        return self.parent
