import contextlib
import logging
import warnings

from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.tensorflow import TensorFlow
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

try:
    import obspy_tools as obs
except ImportError:
    obs = None
    STATIONS = ("ZUR", "BRN", "", "GVA")
else:
    STATIONS = obs.stations()
finally:
    warnings.simplefilter("ignore")

log = logging.getLogger(__name__)
session = PipelineSession()
role = "arn:aws:iam::111122223333:role/seismic"
registry, failures = [], {}


@contextlib.contextmanager
def after(*steps):
    """Everything made inside waits for `steps`."""
    before = len(registry)
    try:
        yield registry
    finally:
        for s in registry[before:]:
            s.add_depends_on(list(steps))


class Rejected(ValueError):
    def __init__(self, station, why):
        super().__init__(f"{station}: {why}")
        self.station = station


def build_station(code):
    if not code:
        raise Rejected(code, "no code")
    if code == "BRN":
        raise KeyError(code)
    p = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/seis:1", command=["python3"], role=role, instance_count=1,
                        instance_type="ml.m5.large", sagemaker_session=session)
    return ProcessingStep(f"Pick{code}", step_args=p.run(code="s3://seismic/pick.py", arguments=["--station", code],
                          outputs=[ProcessingOutput(output_name="picks", source="/opt/ml/processing/picks")]),
                          cache_config=CacheConfig(enable_caching=True, expire_after="30d"))


for code in STATIONS:
    try:
        step = build_station(code)
    except Rejected as e:
        failures[e.station] = str(e)
        continue
    except (KeyError, AttributeError) as e:
        failures[e.args[0]] = "fallback"
        step = build_station(f"{e.args[0].lower()}_alt".upper())
    else:
        log.info("%s is fine", code)
    finally:
        attempts = len(registry) + len(failures)
    registry.append(step)

picks = [s.properties.ProcessingOutputConfig.Outputs["picks"].S3Output.S3Uri for s in registry]
metrics = PropertyFile(name="Metrics", output_name="metrics", path="m.json")
with contextlib.suppress(ZeroDivisionError), after(*registry) as made:
    merge = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/seis:1", command=["python3"], role=role, instance_count=1,
                            instance_type="ml.m5.large", sagemaker_session=session)
    made.append(ProcessingStep(f"Merge{attempts}", step_args=merge.run(code="s3://seismic/merge.py", inputs=[
        ProcessingInput(source=u, destination=f"/opt/ml/processing/{i}") for i, u in enumerate(picks)],
        outputs=[ProcessingOutput(output_name="metrics", source="/opt/ml/processing/m")]), property_files=[metrics]))
    1 / 0
    made.append(FailStep("NeverMade"))

merge_step = registry[-1]
tf = TensorFlow(entry_point="t.py", source_dir="s3://seismic/src.tar.gz", role=role, framework_version="2.11", py_version="py39", instance_count=1,
                instance_type="ml.p3.2xlarge", sagemaker_session=session)
train = TrainingStep("Train", step_args=tf.fit({f"picks{i}": TrainingInput(u) for i, u in enumerate(picks)}))


def gate(limit, retries=2):
    try:
        if retries:
            raise TimeoutError
        return ConditionStep("GoodEnough", conditions=[ConditionLessThanOrEqualTo(JsonGet(merge_step.name, metrics, "residual"), limit)],
                             if_steps=[train], else_steps=[FailStep("Bad", "residual too large")])
    except TimeoutError:
        return gate(limit, retries - 1)
    finally:
        log.debug("tried")


Pipeline("seismic", steps=registry + [gate(0.3)], sagemaker_session=session).upsert(role)
