from typing import List

from zenml import pipeline

from pipelines.children import closing, preparing, training
from steps.market import hold, ship


@pipeline(dynamic=True, enable_cache=False)
def release(markets: List[str] = ["de"], minimum: float = 0.5):
    waiting = preparing.submit("world")
    for market in markets:
        model, accuracy = training(market, epochs=2)
        if accuracy.load() >= minimum:
            ship(model)
        else:
            hold(accuracy)
    if waiting.result().load() > 3:
        closing.embed("the world is large")
