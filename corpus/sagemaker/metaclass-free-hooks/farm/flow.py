from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from mixins import Images, Sensors, Stage


class Field(Sensors, Images, title="field-health"):
    @Stage(after=("soil", "stitch"))
    def join(self):
        return self.job("Join", self.soil, self.stitch)

    @Stage()
    def advise(self):
        return self.job("Advise", self.join, description="what to water")


field = Field(PipelineSession())
steps = [getattr(field, s.name) for s in Field.stages()]
pipeline = Pipeline(Field.title, steps=steps, sagemaker_session=field.session)
