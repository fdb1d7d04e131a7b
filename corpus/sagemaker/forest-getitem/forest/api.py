from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


class Port:
    def __init__(self, node, name):
        self.node, self.name = node, name

    @property
    def uri(self):
        props = self.node.step.properties
        if isinstance(self.node.step, TrainingStep):
            return props.ModelArtifacts.S3ModelArtifacts
        return props.ProcessingOutputConfig.Outputs[self.name].S3Output.S3Uri


class NodeHandle:
    def __init__(self, step, outputs=()):
        self.step, self._outputs = step, tuple(outputs)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._outputs or name == "model":
            return Port(self, name)
        raise AttributeError(f"{self.step.name} has no output {name!r}")

    def __getitem__(self, index):
        return Port(self, self._outputs[index])

    def __or__(self, other):
        other.step.add_depends_on([self.step])
        return other


class Factory:
    def __init__(self, flow, kind, path=()):
        self._flow, self._kind, self._path = flow, kind, path

    def __getattr__(self, name):
        return Factory(self._flow, self._kind, (*self._path, name))

    def __call__(self, *ports, **options):
        name = "_".join(self._path) or options.pop("name")
        handle = getattr(self._flow, "_" + self._kind)(name, ports, **options)
        self._flow[name] = handle
        return handle


class Flow:
    KINDS = frozenset({"prepare", "fit"})

    def __init__(self, name):
        self.__dict__["name"] = name
        self.__dict__["session"] = PipelineSession()
        self.__dict__["_nodes"] = {}

    def __getattr__(self, name):
        if name in type(self).KINDS:
            return Factory(self, name)
        try:
            return self._nodes[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value

    def __setitem__(self, name, value):
        if name in self:
            raise ValueError(f"{name} is there")
        self._nodes[name] = value

    def __getitem__(self, key):
        return [self._nodes[k] for k in key] if isinstance(key, tuple) else self._nodes[key]

    def __contains__(self, name):
        return name in self._nodes

    def _prepare(self, name, ports, outputs="o", machine="ml.m5.large"):
        outputs = outputs.split()
        proc = ScriptProcessor("arn:aws:iam::111122223333:role/f", "111122223333.dkr.ecr.us-east-1.amazonaws.com/f:1", ["python3"], 1, machine, sagemaker_session=self.session)
        return NodeHandle(ProcessingStep(name.title().replace("_", ""), step_args=proc.run(
            f"s3://f/{name}.py", inputs=[ProcessingInput(p.uri, f"/opt/ml/processing/{i}") for i, p in enumerate(ports)],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs])), outputs)

    def _fit(self, name, ports, **hyper):
        est = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/f:1", "arn:aws:iam::111122223333:role/f", 1, "ml.m5.xlarge", hyperparameters=hyper, sagemaker_session=self.session)
        return NodeHandle(TrainingStep(name.title().replace("_", ""), step_args=est.fit({f"c{i}": p.uri for i, p in enumerate(ports)})))

    def __call__(self):
        return Pipeline(self.name, steps=[h.step for h in self._nodes.values()], sagemaker_session=self.session)
