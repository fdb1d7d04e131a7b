from sagemaker import RandomCutForest
from sagemaker.amazon.amazon_estimator import RecordSet
from sagemaker.workflow.steps import TrainingStep
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput

from stages import pipeline_stage


@pipeline_stage()
class Forest:
    trees = (50, 100)

    def __init__(self, ctx):
        self.ctx = ctx

    def __call__(self, built):
        *_, windows = built["ingest"]
        outputs = windows.properties.ProcessingOutputConfig.Outputs
        steps = []
        for trees in self.trees:
            e = Estimator("382416733822.dkr.ecr.us-east-1.amazonaws.com/randomcutforest:1", self.ctx.role, 1, "ml.m5.large",
                          sagemaker_session=self.ctx.session, hyperparameters={"num_trees": trees, "feature_dim": 12})
            steps.append(TrainingStep(name=self.ctx.label("rcf", str(trees)),
                                      step_args=e.fit({k: TrainingInput(outputs[k].S3Output.S3Uri) for k in ("train", "holdout")})))
        return steps
