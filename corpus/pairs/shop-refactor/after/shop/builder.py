"""Everything that the jobs of the shop have in common."""
import sagemaker.workflow.condition_step as cs
import sagemaker.workflow.conditions as cond
import sagemaker.workflow.functions as fn
import sagemaker.workflow.parameters as par
from sagemaker import processing as pr
from sagemaker.workflow.fail_step import FailStep as Fail
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

# name: (command, input, output)
JOBS = {
    "Baskets": ("baskets", "orders", "baskets"),
    "Rules": ("rules", "baskets", "rules"),
    "Test": ("test", "rules", "lift"),
    "Publish": ("publish", "rules", None),
}


class ShopPipeline:
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:4"

    def __init__(self, role: str):
        self.role = role
        self.session = PipelineSession()
        self.parameters = [par.ParameterString("Orders", "s3://shop/orders/"), par.ParameterFloat("Floor", 0.6)]
        self.where = {"orders": self.parameters[0]}  # of each data set
        self.files = {"lift": PropertyFile("Lift", "lift", "lift.json")}

    def job(self, name: str) -> ProcessingStep:
        command, given, made = JOBS[name]
        processor = pr.Processor(self.image, self.role, 1, "ml.m5.large", entrypoint=["shop", command], sagemaker_session=self.session)
        outputs = None
        if made is not None:
            outputs = [pr.ProcessingOutput(output_name=made, source=f"/opt/ml/processing/{made}")]
        args = processor.run(inputs=[pr.ProcessingInput(self.where[given], f"/opt/ml/processing/{given}", given)], outputs=outputs)
        files = [self.files[made]] if made in self.files else None
        step = ProcessingStep(name, step_args=args, property_files=files)
        if made is not None:
            self.where[made] = step.properties.ProcessingOutputConfig.Outputs[made].S3Output.S3Uri
        return step

    def create(self) -> Pipeline:
        *steps, publish = (self.job(name) for name in JOBS)
        lift = fn.JsonGet(steps[-1].name, self.files["lift"], "lift")
        gate = cs.ConditionStep(
            "Gate",
            conditions=[cond.ConditionGreaterThanOrEqualTo(lift, self.parameters[1]), cond.ConditionLessThan(lift, 100)],
            if_steps=[publish],
            else_steps=[Fail("NoLift", "the rules bring nothing")],
        )
        return Pipeline("shop", parameters=self.parameters, steps=[*steps, gate], sagemaker_session=self.session)
