import functools as ft
import itertools as it
import operator

from chem import PLATES
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan, ConditionNot, ConditionOr
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterBoolean, ParameterFloat
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

sess = PipelineSession()
dry = ParameterBoolean("DryRun", default_value=True)
cut = ParameterFloat("Cutoff", default_value=0.8)
Out = lambda step, n="out": step.properties.ProcessingOutputConfig.Outputs[n].S3Output.S3Uri


def job(name, *sources, files=(), **kw):
    proc = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/bio:1", "arn:aws:iam::111122223333:role/bio", 1, "ml.c5.xlarge", sagemaker_session=sess)
    return ProcessingStep(
        name,
        step_args=proc.run(inputs=[ProcessingInput(s, f"/opt/ml/processing/{i}") for i, s in enumerate(sources)],
                           outputs=[ProcessingOutput("/opt/ml/processing/out", output_name="out")]),
        property_files=list(files) or None,
        **kw,
    )


def follow(previous, plate):
    """Every plate is normalised with the one before."""
    return job(f"Normalise-{plate:03d}-{plate.kind}", *([Out(previous)] if previous else []))


first, *line = it.accumulate(it.chain([None], sorted(PLATES)), follow)
assert first is None
readers = [job(f"Read{w}", Out(step)) for step, plate in zip(line, sorted(PLATES)) for w in plate]
groups = {k: list(g) for k, g in it.groupby(sorted(readers, key=lambda s: (s.name[-1] in "AEF", s.name)), key=lambda s: "vowel" if s.name[-1] in "AE" else "other")}

fits, checks = [], []
for kind, members in groups.items():
    pf = PropertyFile(f"{kind}Fit", "out", "fit.json")
    fit = job(f"Fit{kind.capitalize()}", *map(Out, members), files=[pf])
    fits.append(fit)
    checks.append(ConditionGreaterThan(JsonGet(fit.name, pf, "r2"), cut))

pairs = list(zip(*[iter(readers)] * 2))
merged = [job("+".join(map(operator.attrgetter("name"), p)).replace("+", "-"), *map(Out, p)) for p in pairs]
either = ft.reduce(lambda a, b: ConditionOr(conditions=[a, b]), checks)
gate = ConditionStep(
    "Hits",
    conditions=[either, ConditionNot(ConditionEquals(dry, True))],
    if_steps=list(it.chain.from_iterable([[job("Dose")], [job(f"Retest{i}", depends_on=["Dose"]) for i in range(len(pairs))]])),
    else_steps=[job("Archive")],
)
order = sorted([*line, *readers, *fits, *merged], key=lambda s: (not s.name.startswith("Norm"), -len(s.name), s.name))
pipeline = Pipeline("screen", [dry, cut], steps=order + [gate], sagemaker_session=sess)
