from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from . import steps as S


def main(stage: str = "dev"):
    env = S.Env(PipelineSession(), stage)
    for make in S.ORDER:
        make(env)
    names = [m.__name__ for m in S.ORDER]
    assert names == ["detector", "labels", "photos"], names
    return Pipeline(f"zoo-{stage}", steps=list(env.cache.values()), sagemaker_session=env.session)
