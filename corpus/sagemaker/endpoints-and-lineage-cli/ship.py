import getopt
import os
import sys
import time
from datetime import datetime, timezone

import boto3
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.processing import Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

USAGE = "ship.py [-s stage] [-v version] [--blue-green] [pipeline...]"
STAMP = datetime.now(timezone.utc).strftime("%Y%m%d")
s3 = boto3.client("s3")
sm = boto3.client("sagemaker")


def options(argv):
    result = {"stage": "dev", "version": "1", "blue_green": False}
    opts, words = getopt.getopt(argv, "s:v:h", ["stage=", "version=", "blue-green", "help"])
    for flag, value in opts:
        if flag in ("-h", "--help"):
            print(USAGE)
            sys.exit()
        elif flag in ("-s", "--stage"):
            result["stage"] = value
        elif flag in ("-v", "--version"):
            result["version"] = value
        elif flag == "--blue-green":
            result["blue_green"] = True
    return result, words or ["release", "rollback"]


class Ship:
    def __init__(self, stage, version, blue_green):
        self.stage, self.version, self.blue_green = stage, version, blue_green
        self.session = PipelineSession()
        self.role = os.environ.get("SHIP_ROLE", f"arn:aws:iam::111122223333:role/ship-{stage}")
        self.artefact = ParameterString("Artefact", f"s3://ship/{stage}/v{version}/model.tar.gz")

    def call(self, name, function, outputs=(), **inputs):
        return LambdaStep(name, lambda_func=Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:{function}-{self.stage}"), inputs=inputs,
                          outputs=[LambdaOutput(o, LambdaOutputTypeEnum.String) for o in outputs])

    def release(self):
        model = Model(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/serve:1", model_data=self.artefact, role=self.role, sagemaker_session=self.session)
        create = ModelStep("Model", step_args=model.create(instance_type="ml.m5.large"))
        deploy = self.call("Deploy", "deploy", ["endpoint"], model=create.properties.ModelName, stamp=STAMP)
        test = self.call("Smoke", "smoke", ("verdict", "latency"), endpoint=deploy.properties.Outputs["endpoint"])
        ok = ConditionEquals(left=test.properties.Outputs["verdict"], right="ok")
        steps = [create, deploy, test, ConditionStep("Good", conditions=[ok], if_steps=[self.call("Shift", "shift", latency=test.properties.Outputs["latency"])], else_steps=[self.call("Undo", "undo")])]
        if self.blue_green:
            steps.append(self.call("KeepBlue", "keep"))
        return steps

    def rollback(self):
        last = self.call("Find", "find-last", ["model"])
        check = ProcessingStep("Check", step_args=Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/check:1", self.role, 1, "ml.t3.medium", sagemaker_session=self.session).run(
            arguments=["--model", last.properties.Outputs["model"]]))
        return [last, check, self.call("Deploy", "deploy", ["endpoint"], model=last.properties.Outputs["model"])]

    def pipeline(self, name):
        return Pipeline(f"ship-{self.stage}-{name}", parameters=[self.artefact] if name == "release" else None, steps=getattr(self, name)(), sagemaker_session=self.session)


def main(argv):
    begin = time.time()
    opts, names = options(argv)
    ship = Ship(**opts)
    pipelines = {n: ship.pipeline(n) for n in names}
    for name, p in sorted(pipelines.items(), key=lambda item: item[0] != "release"):
        p.upsert(role_arn=ship.role)
        print(name, "in", round(time.time() - begin, 1), "s")


if __name__ == "__main__":
    main(sys.argv[1:])
