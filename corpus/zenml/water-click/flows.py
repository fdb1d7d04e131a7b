from typing import Optional

from zenml import pipeline

import lab


@pipeline
def intake(plant: str, samples: int):
    raw = lab.sample(plant=plant, n=samples)
    return lab.titrate(raw), raw


@pipeline
def model_flow(measured, retrain: bool):
    if retrain:
        model = lab.fit(measured)
    else:
        model = lab.fetch("water")
    return model


@pipeline(name="water_quality")
def quality_flow(plant: str, samples: int = 20, retrain: bool = False):
    measured, raw = intake(plant, samples)
    model = model_flow(measured, retrain=retrain)
    verdict = lab.judge(model, measured)
    lab.archive([raw, measured], after=verdict)


@pipeline(name="leaks")
def leaks_flow(plant: str, samples: Optional[int] = None):
    measured, _ = intake(plant=plant, samples=samples or 5)
    lab.judge(lab.fetch("leaks"), measured)
