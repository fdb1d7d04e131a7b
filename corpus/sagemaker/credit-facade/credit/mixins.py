from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString


class Notify:
    def __init__(self, *, topic="ops", **kwargs):
        super().__init__(**kwargs)
        self.topic = topic

    @property
    def parameters(self):
        return [*super().parameters, ParameterString("Topic", default_value=self.topic)]

    def steps(self):
        steps = super().steps()
        func = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:notify")
        steps.append(LambdaStep("Notify", lambda_func=func, inputs={"topic": self.parameters[-1]}, depends_on=[steps[-1]]))
        return steps


class Approval(object):
    prefix = "approved"

    def __init__(self, queue, **kwargs):
        super().__init__(**kwargs)
        self.queue = queue

    def steps(self):
        before = super().steps()
        gate = CallbackStep("Approve", sqs_queue_url=self.queue, inputs={}, outputs=[])
        for step in before:
            if step.name.startswith("Train"):
                gate.add_depends_on([step])
        return [*before, gate]

    @property
    def name(self):
        base = super().name
        return base + "-manual"
