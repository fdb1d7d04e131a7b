"""Builds the lead scoring pipeline from config/pipeline.yaml.

    python build.py [--config config/pipeline.yaml] [--upsert]
"""
import argparse

from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from leads import Settings
from leads.steps.model import ModelBuilder
from leads.steps.processing import ProcessingBuilder


class LeadScoringPipeline:
    def __init__(self, config_file="config/pipeline.yaml"):
        self.settings = Settings.load(config_file)
        self.session = PipelineSession(default_bucket=self.settings.bucket)

    def build(self) -> Pipeline:
        processing = ProcessingBuilder(self.settings, self.session)
        steps = {}
        for job in self.settings.jobs:
            steps[job.name] = processing.build(job, steps)

        models = ModelBuilder(self.settings, self.session)
        steps["train"] = models.train(steps["split"])
        steps["evaluate"] = models.evaluate(steps["train"], steps["split"])
        steps["gate"] = models.gate(steps["train"], steps["evaluate"])
        return Pipeline(name=self.settings.name, steps=list(steps.values()), sagemaker_session=self.session)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="config/pipeline.yaml")
    parser.add_argument("--upsert", action="store_true")
    args = parser.parse_args()
    pipeline = LeadScoringPipeline(args.config).build()
    if args.upsert:
        pipeline.upsert(role_arn=pipeline.sagemaker_session.get_caller_identity_arn())
    else:
        print(pipeline.definition())
