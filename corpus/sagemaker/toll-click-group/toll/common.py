from dataclasses import dataclass, field

import click
from sagemaker.workflow.pipeline_context import PipelineSession


@dataclass
class Project:
    env: str
    overrides: dict = field(default_factory=dict)

    def __post_init__(self):
        self.settings = {"vehicles": "car", "machine": "ml.m5.large"} | ({"machine": "ml.m5.4xlarge"} if self.env == "prod" else {}) | self.overrides
        self.session = PipelineSession()
        self.role = f"arn:aws:iam::111122223333:role/toll-{self.env}"

    def __getattr__(self, name):
        try:
            return self.__dict__["settings"][name]
        except KeyError:
            raise AttributeError(name) from None


pass_project = click.make_pass_decorator(Project)
