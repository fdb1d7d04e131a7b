"""Variant calling quality model, in the style of an orchestration DSL."""
import contextlib
from typing import ClassVar, List

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow import steps as wf
from sagemaker.workflow.parallelism_config import ParallelismConfiguration
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/genome:9"
ROLE = "arn:aws:iam::111122223333:role/genome"


class Flow:
    _active: ClassVar[List["Flow"]] = []

    def __init__(self, name, parallel=4):
        self.name = name
        self.parallel = parallel
        self.tasks = []
        self._groups = []
        self.session = PipelineSession()

    def __enter__(self):
        Flow._active.append(self)
        return self

    def __exit__(self, exc_type, exc, tb):
        Flow._active.pop()
        if exc_type is None:
            self.compiled = self._compile()
        return False

    @classmethod
    def current(cls):
        if not cls._active:
            raise RuntimeError("no flow is open")
        return cls._active[-1]

    @contextlib.contextmanager
    def group(self, prefix, **common):
        self._groups.append((prefix, common))
        before = len(self.tasks)
        try:
            yield self.tasks
        finally:
            self._groups.pop()
            print(len(self.tasks) - before, "tasks in", prefix)

    def qualified(self, name):
        return "-".join([p for p, _ in self._groups] + [name])

    def common(self):
        merged = {}
        for _, options in self._groups:
            merged.update(options)
        return merged

    def _compile(self):
        return Pipeline(name=self.name, steps=[t.step for t in self.tasks], sagemaker_session=self.session,
                        pipeline_experiment_config=None)


class Task:
    def __init__(self, name, script, reads=(), writes=("out",), **options):
        flow = Flow.current()
        options = {"machine": "ml.m5.large", "count": 1} | flow.common() | options
        proc = ScriptProcessor(role=ROLE, image_uri=IMAGE, command=["bash"], instance_type=options["machine"],
                               instance_count=options["count"], sagemaker_session=flow.session)
        args = proc.run(
            code=f"s3://genome-code/{script}",
            inputs=[ProcessingInput(r.output() if isinstance(r, Task) else r, f"/opt/ml/processing/in/{i}") for i, r in enumerate(reads)],
            outputs=[ProcessingOutput(output_name=w, source=f"/opt/ml/processing/{w}") for w in writes])
        self.step = wf.ProcessingStep(name=flow.qualified(name), step_args=args)
        self.writes = tuple(writes)
        flow.tasks.append(self)

    def output(self, name=None):
        return self.step.properties.ProcessingOutputConfig.Outputs[name or self.writes[0]].S3Output.S3Uri

    def before(self, *others):
        for other in others:
            other.step.add_depends_on([self.step])
        return others[0] if len(others) == 1 else others


with Flow("variant-quality") as flow:
    reference = Task("Reference", "reference.sh")
    samples = []
    for sample in "NA12878 NA19240".split():
        with flow.group(sample, machine="ml.m5.4xlarge"):
            align = Task("Align", "align.sh", [f"s3://genome/{sample}", reference])
            with flow.group("call", count=2):
                raw = Task("Raw", "call.sh", [align], writes=["vcf", "stats"])
                samples.append(Task("Filter", "filter.sh", reads=[raw, align]))
    merge = Task("Merge", "merge.sh", samples)
    report = Task("Report", "report.sh", [merge])
    archive = Task("Archive", "archive.sh", ["s3://genome/runs"])
    report.before(archive)
    with contextlib.suppress(KeyError):
        Task("Broken", "x.sh", [], **{}["never"])

flow.compiled.upsert(role_arn=ROLE)
