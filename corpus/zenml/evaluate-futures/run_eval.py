from typing import List

from zenml import pipeline

from evaluation import Suite, average, bill, give_up, load_suite, promote


@pipeline(dynamic=True, enable_cache=False)
def evaluate_models(models: List[str] = ["tiny", "small"], floor: float = 0.3):
    suite = Suite(load_suite().load())
    for model in models:
        suite.launch(model)
    means = {model: average(suite.scores(model)) for model in models}
    bill(suite.tokens())
    values = {model: mean.load() for model, mean in means.items()}
    good = [m for m in sorted(values, key=values.get, reverse=True) if values[m] > floor]
    if not good:
        give_up(max(values, key=values.get))
    for rank, model in enumerate(good):
        promote(means[model], rank)
        if rank == 1:
            break
