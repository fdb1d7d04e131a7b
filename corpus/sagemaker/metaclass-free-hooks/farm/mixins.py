from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.steps import ProcessingStep

from parts import Declared, Stage


class Jobs(Declared):
    def __init__(self, session):
        self.session, self.built = session, {}

    def job(self, name, *sources, **kw):
        p = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/farm:1", "arn:aws:iam::111122223333:role/farm", 1, self.instance(name), sagemaker_session=self.session)
        return ProcessingStep(name, step_args=p.run(
            inputs=[ProcessingInput(s.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, f"/opt/ml/processing/{i}") for i, s in enumerate(sources)],
            outputs=[ProcessingOutput("/opt/ml/processing/o", output_name="o")]), **kw)

    def instance(self, name):
        return "ml.m5.large"


class Images(Jobs):
    drone = Stage(lambda self: self.job("Drone"))

    @Stage(after="drone")
    def stitch(self):
        return self.job("Stitch", self.drone)

    def instance(self, name):
        return "ml.g4dn.xlarge" if name == "Stitch" else super().instance(name)


class Sensors(Jobs):
    soil = Stage(lambda self: self.job("Soil"))

    def instance(self, name):
        kind = super().instance(name)
        return kind.replace("large", "2xlarge") if name == "Soil" else kind
