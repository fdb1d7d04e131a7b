"""Steps as functions: what a function returns are its outputs, what it takes are outputs of others."""
import inspect
from dataclasses import dataclass, field
from functools import update_wrapper
from typing import Annotated, Any, Callable, Dict, Generic, List, Optional, ParamSpec, TypeVar, get_args, get_origin, get_type_hints, overload

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class On:
    machine: str


@dataclass(frozen=True)
class Out:
    name: str


@dataclass
class Handle:
    task: "Task"
    output: str

    @property
    def uri(self) -> PipelineVariable:
        return self.task.step.properties.ProcessingOutputConfig.Outputs[self.output].S3Output.S3Uri


class Task(Generic[P, R]):
    def __init__(self, function: Callable[P, R], name: Optional[str] = None, machine: str = "ml.m5.large"):
        self.function = function
        self.name = name or "".join(w.title() for w in function.__name__.split("_"))
        self.machine = machine
        self.step = None
        update_wrapper(self, function)

    def outputs(self) -> List[str]:
        hint = get_type_hints(self.function, include_extras=True).get("return")
        if hint is None or hint is type(None):
            return []
        parts = get_args(hint) if get_origin(hint) is tuple else (hint,)
        names = []
        for i, part in enumerate(parts):
            marks = [m for m in get_args(part)[1:] if isinstance(m, Out)] if get_origin(part) is Annotated else []
            names.append(marks[0].name if marks else f"output_{i}")
        return names

    def machine_of(self) -> str:
        hints = get_type_hints(self.function, include_extras=True)
        for hint in hints.values():
            for mark in getattr(hint, "__metadata__", ()):
                if isinstance(mark, On):
                    return mark.machine
        return self.machine

    def __call__(self, *args: P.args, **kwargs: P.kwargs):
        return Flow.current().call(self, *args, **kwargs)


@overload
def task(function: Callable[P, R]) -> Task[P, R]: ...
@overload
def task(*, name: str = ..., machine: str = ...) -> Callable[[Callable[P, R]], Task[P, R]]: ...
def task(function=None, **options):
    def wrap(f):
        return Task(f, **options)
    return wrap if function is None else wrap(function)


@dataclass
class Flow:
    name: str
    role: str
    image: str
    session: PipelineSession = field(default_factory=PipelineSession)
    steps: Dict[str, ProcessingStep] = field(default_factory=dict)

    _stack: "List[Flow]" = field(default=None, init=False, repr=False)

    @classmethod
    def current(cls) -> "Flow":
        if not _FLOWS:
            raise RuntimeError("no flow is open")
        return _FLOWS[-1]

    def __enter__(self):
        _FLOWS.append(self)
        return self

    def __exit__(self, kind, error, trace):
        _FLOWS.remove(self)
        return False

    def call(self, task: Task, *args, **kwargs):
        bound = inspect.signature(task.function).bind(*args, **kwargs)
        bound.apply_defaults()
        inputs, arguments = [], []
        for key, value in bound.arguments.items():
            if isinstance(value, Handle):
                inputs.append(ProcessingInput(source=value.uri, destination=f"/opt/ml/processing/{key}", input_name=key))
            elif value is not None:
                arguments += [f"--{key.replace('_', '-')}", str(value)]
        name, n = task.name, 2
        while name in self.steps:
            name, n = f"{task.name}{n}", n + 1
        processor = ScriptProcessor(role=self.role, image_uri=self.image, command=["python3"], instance_count=1, instance_type=task.machine_of(),
                                    sagemaker_session=self.session)
        outputs = task.outputs()
        step = ProcessingStep(name, step_args=processor.run(
            code=f"s3://quarry/{task.function.__module__.split('.')[-1]}/{task.function.__name__}.py", inputs=inputs, arguments=arguments or None,
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs]))
        self.steps[name] = step
        made = Task(task.function, name)
        made.step = step
        handles = [Handle(made, o) for o in outputs]
        return handles[0] if len(handles) == 1 else tuple(handles)

    def pipeline(self, **options: Any) -> Pipeline:
        return Pipeline(self.name, steps=list(self.steps.values()), sagemaker_session=self.session, **options)


_FLOWS: List[Flow] = []
