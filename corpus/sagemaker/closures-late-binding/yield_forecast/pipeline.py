from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from yield_forecast.factories import factory_for, notifier
from yield_forecast.naming import slug

CROPS = ["wheat", "barley", "rape seed"]


def build(region="north"):
    session = PipelineSession()
    family = factory_for(session, role="arn:aws:iam::111122223333:role/agro")
    sat, soil, merge = family("sat", "ml.c5.4xlarge"), family("soil"), family("merge")
    notify = notifier("arn:aws:lambda:us-east-1:111122223333:function:agro-notify")

    scenes = sat(reads=["s3://agro/scenes"])
    probes = soil(reads=["s3://agro/probes"], suffix="Raw")
    data = lambda s, o="data": s.properties.ProcessingOutputConfig.Outputs[o].S3Output.S3Uri

    # Everybody gets bitten by this once: `late` sees the last crop in all three calls, `early` its own.
    late, early = [], []
    for crop in CROPS:
        late.append(lambda: merge(reads=[data(scenes)], suffix=slug("", crop, "late")))
        early.append(lambda crop=crop, upstream=probes: merge(reads=[data(upstream)], suffix=slug("", crop)))
    forecasts = [make() for make in early]
    rolling = [make() for make in late[:2]]

    makers = {i: (lambda n: lambda: sat(suffix=f"-w{n}", reads=map(data, rolling)))(i) for i in range(2)}
    sat.restart(40)
    weekly = [makers[i]() for i in sorted(makers, reverse=True)]

    steps = [scenes, probes, *forecasts, *rolling, *weekly]
    notes = [notify("Ready", about=weekly[-1]), notify("Daily"), notify("Late", rolling[0])]
    notes[1].add_depends_on([notes[0]])
    return Pipeline(name=slug("yield", "forecast", region), steps=steps + notes, sagemaker_session=session)


if __name__ == "__main__":
    build().upsert(role_arn="arn:aws:iam::111122223333:role/agro")
