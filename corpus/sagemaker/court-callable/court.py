import copy
from contextlib import ExitStack, contextmanager
from typing import Iterable, NamedTuple

from sagemaker.inputs import CreateModelInput, TrainingInput, TransformInput
from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.step_collections import EstimatorTransformer, RegisterModel
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


class Template:
    """A prototype: call it to get a step, with(**changes) for another template."""

    def __init__(self, make, **options):
        self.make, self.options, self.hooks = make, options, []

    def __call__(self, name, **options):
        step = self.make(name, **{**self.options, **options})
        for hook in self.hooks:
            step = hook(step) or step
        return step

    def with_(self, **changes):
        other = copy.copy(self)
        other.options = {**self.options, **changes}
        other.hooks = list(self.hooks)
        return other

    def __matmul__(self, hook):
        other = self.with_()
        other.hooks.append(hook)
        return other


class Result(NamedTuple):
    step: object
    outputs: dict = {}

    def __getitem__(self, key):
        return self.outputs[key] if isinstance(key, str) else tuple.__getitem__(self, key)


class Court:
    role = "arn:aws:iam::111122223333:role/court"
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/court:1"

    def __init__(self, kinds: Iterable[str]):
        self.kinds = [*kinds]
        self.session = PipelineSession()
        self.steps = []
        self.log = []
        self.script = Template(self._script, machine="ml.m5.large", outputs=("o",)) @ self._remember
        self.gpu_script = self.script.with_(machine="ml.g4dn.xlarge")

    def _remember(self, result):
        self.steps.append(result.step)

    def _script(self, name, *, machine, outputs, inputs=(), after=()):
        p = ScriptProcessor(self.role, self.image, ["python3"], 1, machine, sagemaker_session=self.session)
        step = ProcessingStep(name, depends_on=list(after) or None, step_args=p.run(
            f"s3://court/{name}.py", inputs=[ProcessingInput(u, f"/opt/ml/processing/{i}") for i, u in enumerate(inputs)],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs]))
        return Result(step, {o: step.properties.ProcessingOutputConfig.Outputs[o].S3Output.S3Uri for o in outputs})

    @contextmanager
    def branch(self, kind):
        self.log.append(f"+{kind}")
        mark = len(self.steps)
        yield lambda name: f"{kind.title()}{name}"
        self.log.append(f"-{kind}:{len(self.steps) - mark}")

    def run(self):
        split = self.script("Split", outputs=[*self.kinds, "rest"])
        with ExitStack() as stack:
            named = {k: stack.enter_context(self.branch(k)) for k in self.kinds}
            for kind, n in named.items():
                ocr = self.gpu_script(n("Ocr"), inputs=[split[kind]], after=self.steps[-1:])
                est = Estimator(self.image, self.role, 1, "ml.m5.xlarge", sagemaker_session=self.session)
                train = TrainingStep(n("Train"), step_args=est.fit({"train": TrainingInput(ocr["o"])}))
                self.steps.append(train)
                model_data = train.properties.ModelArtifacts.S3ModelArtifacts
                if kind == self.kinds[0]:
                    self.steps.append(RegisterModel(
                        n("Register"), estimator=est, model_data=model_data, content_types=["text/csv"], response_types=["text/csv"],
                        inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"], model_package_group_name="court"))
                else:
                    self.steps.append(EstimatorTransformer(
                        n("Batch"), estimator=est, model_data=model_data, model_inputs=CreateModelInput(instance_type="ml.m5.large"),
                        instance_count=1, instance_type="ml.m5.large", transform_inputs=TransformInput(data="s3://court/b")))
        self.script("Archive", inputs=[split["rest"]])
        entered = [entry[1:] for entry in self.log if entry.startswith("+")]
        return Pipeline("court-" + "-".join(entered), steps=self.steps, sagemaker_session=self.session)


if __name__ == "__main__":
    pipeline = Court(["civil", "tax"]).run()
    print(pipeline.definition())
