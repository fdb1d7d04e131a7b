import os
import sys

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from sagemaker.workflow.pipeline import Pipeline  # noqa: E402
from sagemaker.workflow.pipeline_context import PipelineSession  # noqa: E402

from trial.fields import PipelineMeta  # noqa: E402
from trial.steps import Processing, Training  # noqa: E402


class DeclaredPipeline(metaclass=PipelineMeta):
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/trial:1"
    role = "arn:aws:iam::111122223333:role/trial"

    def __init__(self):
        self.session = PipelineSession()

    @classmethod
    def compile(cls):
        self = cls()
        steps = [getattr(self, f.name) for f in cls._fields]
        return Pipeline(cls._meta["slug"], steps=steps, sagemaker_session=self.session)


class BaseTrial(DeclaredPipeline, slug="base"):
    visits = Processing("visits.py", outputs=["train", "test"])
    labs = Processing("labs.py")
    adverse_event_model = Training(needs=["visits.train", "visits.test"], depth=4)
    report = Processing("report.py", needs=("adverse_event_model", "labs"))


class ExtendedTrial(BaseTrial, slug="extended-trial"):
    imaging = Processing("imaging.py", machine="ml.g4dn.xlarge", outputs=("scans",))
    labs = None
    report = Processing("report2.py", needs=("adverse_event_model", "imaging.scans", "visits.test"))


if __name__ == "__main__":
    for cls in DeclaredPipeline.__subclasses__() + BaseTrial.__subclasses__():
        cls.compile().upsert(role_arn=cls.role)
