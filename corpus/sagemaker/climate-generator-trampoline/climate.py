import heapq
import inspect
from collections import UserDict, namedtuple
from typing import Annotated, get_args, get_type_hints

from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

Job = namedtuple("Job", "name inputs priority", defaults=((), 0))
Wait = namedtuple("Wait", "first then")


class Frame(UserDict):
    def __missing__(self, key):
        raise LookupError(f"no frame {key}")

    def __getattr__(self, key):
        if key == "data":
            raise AttributeError(key)
        return self.data[key]


def download(model, years):
    parts = []
    for start in range(*years, 10):
        parts.append((yield Job(f"get-{model}-{start}s", priority=2)))
    return parts


def bias_correct(model, parts):
    corrected = yield Job(f"bias-{model}", parts)
    if len(parts) > 2:
        checked = yield Job(f"check-{model}", [corrected])
        yield Wait(parts[0], checked)
    return corrected


def ensemble_member(model, years=(1980, 2010), downscale=False):
    parts = yield from download(model, years)
    result = yield from bias_correct(model, parts)
    if downscale:
        result = yield Job(f"downscale-{model}", [result], priority=-1)
    return model, result


def run(generator, make):
    """Drive a generator: every Job becomes a step, every Wait an order."""
    reply = None
    try:
        while True:
            request = generator.send(reply)
            match request:
                case Job():
                    reply = make(request)
                case Wait(first, then):
                    then.add_depends_on([first])
                    reply = None
    except StopIteration as stop:
        return stop.value


def mean(frame: Annotated[Frame, "members"], *, title: Annotated[str, "title"] = "mean"):
    result = yield Job(title, list(frame.values()))
    return result


def extremes(hot: Annotated[ProcessingStep, "mean"], frame: Annotated[Frame, "members"]):
    both = []
    for key in sorted(frame, reverse=True):
        both.append((yield Job(f"extreme-{key}", [frame[key], hot])))
    return both


def inject(fn, known):
    hints = get_type_hints(fn, include_extras=True)
    bound = {}
    for name, parameter in inspect.signature(fn).parameters.items():
        _, key = get_args(hints[name])
        if key in known:
            bound[name] = known[key]
        elif parameter.default is inspect.Parameter.empty:
            raise TypeError(f"{fn.__name__}: nothing for {name}")
    return fn(**bound)


def make_pipeline(models=("cesm",), *, role="arn:aws:iam::111122223333:role/Climate", downscale=False, name=None):
    session = PipelineSession()
    heap, count = [], iter(range(10_000))
    scenario = ParameterString("Scenario", default_value="ssp245")

    def make(job):
        p = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/climate:1", role, 1, "ml.m5.xlarge", sagemaker_session=session)
        step = ProcessingStep(job.name, step_args=p.run(
            arguments=["--scenario", scenario],
            inputs=[ProcessingInput(s.properties.ProcessingOutputConfig.Outputs["nc"].S3Output.S3Uri, f"/in/{i}") for i, s in enumerate(job.inputs)],
            outputs=[ProcessingOutput("/out", output_name="nc")]))
        heapq.heappush(heap, (job.priority, next(count), step))
        return step

    members = Frame(run(ensemble_member(m, (1980, 2010 if m != "icon" else 2000), downscale), make) for m in models)
    known = {"members": members, "title": "ensemble-mean"}
    for fn in (mean, extremes):
        known[fn.__name__] = run(inject(fn, known), make)
    steps = [heapq.heappop(heap)[-1] for _ in range(len(heap))]
    return Pipeline(name or "-".join(["climate", *members]), [scenario], steps=steps, sagemaker_session=session)
