import tomllib
from pathlib import Path

import sagemaker
from sagemaker.pytorch import PyTorch
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionLessThanOrEqualTo
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

here = Path(__file__).parent
with open(here / "settings.toml", "rb") as fh:
    settings = tomllib.load(fh)

sess = PipelineSession()
role = settings["aws"]["role"]
station_set = ParameterString("StationSet", default_value=settings["defaults"]["stations"])


def inherited(name, table):
    """Profiles may say `inherits = "other"`."""
    chain = []
    while name:
        chain.append(table[name])
        name = table[name].get("inherits")
    out = {}
    for layer in reversed(chain):
        out |= layer
    out.pop("inherits", None)
    return out


steps = []
waveforms = None
for job in settings["job"]:
    profile = inherited(job["profile"], settings["profiles"])
    sk = SKLearnProcessor(framework_version="1.2-1", role=role, sagemaker_session=sess,
                          instance_type=profile["instance"], instance_count=profile.get("count", 1),
                          volume_size_in_gb=profile["volume_gb"])
    src = waveforms if job.get("chain") else f"s3://seismic/{job['source']}"
    run = sk.run(code="s3://seismic-code/" + job["script"],
                 inputs=[ProcessingInput(source=src, destination="/opt/ml/processing/input")],
                 outputs=[ProcessingOutput(output_name=n, source=f"/opt/ml/processing/{n}") for n in job["outputs"]])
    pf = [PropertyFile(name=job["report"]["name"], output_name=job["outputs"][-1], path=job["report"]["path"])] if "report" in job else None
    step = ProcessingStep(name=job["name"], step_args=run, property_files=pf)
    waveforms = step.properties.ProcessingOutputConfig.Outputs[job["outputs"][0]].S3Output.S3Uri
    steps.append(step)

pickers = {}
for phase, opts in settings["picker"].items():
    if not isinstance(opts, dict) or opts.get("disabled"):
        continue
    est = PyTorch(entry_point="pick.py", source_dir="s3://seismic-code/src.tar.gz", role=role, framework_version="2.1", py_version="py310",
                  instance_count=1, instance_type=settings["picker"]["instance"], sagemaker_session=sess,
                  hyperparameters=opts["hp"])
    pickers[phase] = TrainingStep(f"Train{phase.upper()}Picker", step_args=est.fit({"waves": waveforms}))

limits = settings["gate"]
report = steps[limits["report_step"]]
conds = []
for rule in limits["rules"]:
    cls = {">=": ConditionGreaterThanOrEqualTo, "<=": ConditionLessThanOrEqualTo}[rule["op"]]
    conds.append(cls(left=JsonGet(step_name=report.name, property_file=report.property_files[0], json_path=rule["path"]), right=rule["value"]))
gate = ConditionStep("QualityGate", conditions=conds, if_steps=[*pickers.values()],
                     else_steps=[FailStep("BadWaveforms", error_message=Join(on=" ", values=["quality of", station_set, "too low"]))])

pipe = Pipeline(settings["pipeline"]["name"], parameters=[station_set], steps=[*steps, gate], sagemaker_session=sess)
pipe.upsert(role_arn=role)
