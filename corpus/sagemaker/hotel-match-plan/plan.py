import json
from pathlib import Path
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow import conditions
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/hotel"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/hotel:1"


class Planner:
    def __init__(self, document):
        self.document = document
        self.session = PipelineSession()
        self.params = {}
        self.index = {}
        self.files = {}
        for name, kind, default in document["parameters"]:
            match kind:
                case "int":
                    cls = ParameterInteger
                case "float":
                    cls = ParameterFloat
                case "str" | "string":
                    cls = ParameterString
                case other:
                    raise ValueError(other)
            self.params[name] = cls(name=name, default_value=default)

    def ref(self, text):
        match text.partition(":"):
            case (step, "", ""):
                return self.index[step].properties.ModelArtifacts.S3ModelArtifacts
            case (step, ":", output):
                return self.index[step].properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri

    def value(self, text):
        match list(text):
            case ["$", *rest]:
                return self.params["".join(rest)]
            case [_, *_] if "#" in text:
                step, path = text.split("#")
                return JsonGet(step_name=step, property_file=self.files[step], json_path=path)
            case _:
                return float(text)

    def expand(self, items):
        steps = []
        for item in items:
            match item:
                case {"do": "parallel", "branches": [*branches]}:
                    for branch in branches:
                        steps += self.expand(branch)
                case {"do": "run", "id": name, "script": script, **rest}:
                    step = self.run(name, script, **{{"in": "inputs"}.get(k, k): v for k, v in rest.items()})
                    steps.append(step)
                case {"do": "fit", "id": name, "on": dict(channels)}:
                    est = Estimator(IMAGE, ROLE, instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=self.session)
                    self.index[name] = TrainingStep(name, step_args=est.fit({k: TrainingInput(self.ref(v)) for k, v in channels.items()}))
                    steps.append(self.index[name])
                case {"do": "gate", "id": str() as name, "left": left, "op": op, "right": right}:
                    cls = {">=": conditions.ConditionGreaterThanOrEqualTo, "<=": conditions.ConditionLessThanOrEqualTo}[op]
                    steps.append(ConditionStep(name, conditions=[cls(left=self.value(left), right=self.value(right))],
                                               if_steps=self.expand(item.get("then", [])), else_steps=self.expand(item.get("else", []))))
                case {"do": "register", "id": name, "model": model, "group": group}:
                    m = Model(image_uri=IMAGE, role=ROLE, model_data=self.ref(model), sagemaker_session=self.session)
                    steps.append(ModelStep(name, step_args=m.register(content_types=["text/csv"], response_types=["text/csv"],
                                                                      model_package_group_name=group)))
                case {"do": "fail", "id": name, "message": message}:
                    steps.append(FailStep(name, error_message=message))
                case {"do": unknown}:
                    raise ValueError(f"unknown instruction {unknown}")
        return steps

    def run(self, name, script, *, inputs=(), out=(), file=None, after=None):
        processor = ScriptProcessor(image_uri=IMAGE, role=ROLE, command=["python3"], instance_count=1, instance_type="ml.m5.large",
                                    sagemaker_session=self.session)
        files = []
        if file:
            self.files[name] = PropertyFile(name=f"{name}File", output_name=out[0], path=file)
            files.append(self.files[name])
        step = ProcessingStep(name, property_files=files or None, depends_on=[after] if after else None, step_args=processor.run(
            code=f"s3://hotel/{script}", arguments=["--horizon", self.params["Horizon"].to_string()],
            inputs=[ProcessingInput(self.ref(i), f"/opt/ml/processing/{n}") for n, i in enumerate(inputs)],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in out]))
        self.index[name] = step
        return step


planner = Planner(json.loads(Path(__file__).with_suffix(".json").read_text()))
pipeline = Pipeline(planner.document["name"], parameters=list(planner.params.values()), steps=planner.expand(planner.document["plan"]),
                    sagemaker_session=planner.session)
