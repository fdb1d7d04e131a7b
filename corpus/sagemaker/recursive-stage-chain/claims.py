from __future__ import annotations

from functools import cached_property, cmp_to_key, lru_cache, reduce

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionIn, ConditionNot, ConditionOr
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep

ROLE = "arn:aws:iam::111122223333:role/claims"
LEVELS = [("Clerk", 0.95), ("Expert", 0.8), ("Committee", 0.5)]


class ClaimsFlow:
    queue = "https://sqs.us-east-1.amazonaws.com/111122223333/claims"

    @cached_property
    def session(self):
        return PipelineSession()

    @lru_cache(maxsize=None)
    def processor(self, size):
        return ScriptProcessor(role=ROLE, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/claims:9", command=["python3"],
                               instance_count=1, instance_type=f"ml.m5.{size}", sagemaker_session=self.session)

    def process(self, name, *sources, size="large", report=None, depends_on=None):
        args = self.processor(size).run(
            code="s3://claims/code/main.py",
            inputs=[ProcessingInput(source=s, destination=f"/opt/ml/processing/{i}") for i, s in enumerate(sources)] or None,
            outputs=[ProcessingOutput(output_name="result", source="/opt/ml/processing/result")],
            arguments=["--stage", name],
        )
        return ProcessingStep(name=name, step_args=args, property_files=[report] if report else None, depends_on=depends_on)

    @staticmethod
    def result(step):
        return step.properties.ProcessingOutputConfig.Outputs["result"].S3Output.S3Uri

    def escalate(self, levels, source):
        """Each level decides what it is sure of; the rest goes to the next level, the last rest to people."""
        if not levels:
            ask = CallbackStep(
                name="AskHuman", sqs_queue_url=self.queue, inputs={"claims": source},
                outputs=[CallbackOutput("verdict", CallbackOutputTypeEnum.String)],
            )
            verdict = ask.properties.Outputs["verdict"]
            odd = ConditionOr(conditions=[ConditionIn(value=verdict, in_values=["fraud", "unclear"]),
                                          ConditionNot(ConditionIn(verdict, ["pay", "fraud", "unclear"]))])
            return [ask, ConditionStep("Verdict", conditions=[odd], if_steps=[FailStep("Stop", error_message=verdict)], else_steps=[])]
        (level, sure), *rest = levels
        report = PropertyFile(name=f"{level}Report", output_name="result", path="report.json")
        decide = self.process(f"{level}Decides", source, report=report)
        gate = ConditionStep(
            name=f"{level}Sure",
            conditions=[ConditionGreaterThanOrEqualTo(JsonGet(decide.name, report, "confidence"), sure)],
            if_steps=[self.process(f"{level}Settles", self.result(decide))],
            else_steps=self.escalate(rest, self.result(decide)),
        )
        return [decide, gate]

    def pipeline(self):
        dry = ParameterBoolean(name="DryRun", default_value=False)
        inbox = ParameterString(name="Inbox", default_value="s3://claims/inbox")

        def link(previous, name):
            return [*previous, self.process(name, self.result(previous[-1]) if previous else inbox, size="xlarge")]

        line = reduce(link, ["Scan", "Ocr", "Classify"], [])
        side = [self.process(f"Archive{kind}", depends_on=[line[1]]) for kind in ("Pdf", "Text")]

        def order(a, b):
            return (len(a.name) > len(b.name)) - (len(a.name) < len(b.name)) or (a.name > b.name) - (a.name < b.name)

        steps = sorted(line + side, key=cmp_to_key(order))
        return Pipeline("claims", [dry, inbox], steps=steps + self.escalate(LEVELS, self.result(line[-1])), sagemaker_session=self.session)
