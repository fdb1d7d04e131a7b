"""Parcel routing: the flow is drawn with operators, steps are made when the flow is built."""
from __future__ import annotations

from functools import cached_property

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

SESSION = PipelineSession()
IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels:3"
ROLE = "arn:aws:iam::111122223333:role/parcels"


class Node:
    registry: dict[str, Node] = {}

    def __init__(self, name, script, *, size="ml.m5.large"):
        self.name, self.script, self.size = name, script, size
        self.before: list[Node] = []
        self.after: list[Node] = []
        Node.registry[name] = self

    def __rshift__(self, other):
        targets = other if isinstance(other, (list, tuple)) else [other]
        for target in targets:
            target.before.append(self)
            self.after.append(target)
        return other

    def __rrshift__(self, others):
        for other in others:
            other >> self
        return self

    def __invert__(self):
        self.size = "ml.m5.4xlarge"
        return self

    def __contains__(self, text):
        return text in self.name

    @cached_property
    def step(self):
        processor = ScriptProcessor(image_uri=IMAGE, command=["python3"], role=ROLE, instance_count=1,
                                    instance_type=self.size, sagemaker_session=SESSION)
        inputs = [
            ProcessingInput(
                source=node.step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri,
                destination=f"/opt/ml/processing/{node.name.lower()}",
                input_name=node.name.lower(),
            )
            for node in self.before
            if "Notify" not in self
        ]
        extra = {"depends_on": [n.step for n in self.before]} if "Notify" in self else {}
        args = processor.run(code=self.script, inputs=inputs,
                             outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")])
        return ProcessingStep(name=self.name, step_args=args, **extra)


scan = Node("Scan", "s3://parcels/scan.py")
weigh = Node("Weigh", "s3://parcels/weigh.py")
photo = Node("Photo", "s3://parcels/photo.py")
route = ~Node("Route", "s3://parcels/route.py")
label = Node("Label", "s3://parcels/label.py")
notify = Node("NotifyDepot", "s3://parcels/notify.py")

scan >> [weigh, photo] >> route >> label
route >> notify
label >> notify

pipeline = Pipeline(name="parcel-routing", steps=[node.step for node in Node.registry.values()], sagemaker_session=SESSION)
