from zenml import pipeline

from steps.market import collect, summarise, train


@pipeline(dynamic=True, enable_cache=False)
def preparing(market: str):
    return collect(market)


@pipeline(dynamic=True, enable_cache=False)
def training(market: str, epochs: int = 1):
    count = preparing(market)
    model, accuracy = train(count, epochs)
    return model, accuracy


@pipeline(dynamic=True, enable_cache=False)
def closing(text: str):
    summarise(text)
