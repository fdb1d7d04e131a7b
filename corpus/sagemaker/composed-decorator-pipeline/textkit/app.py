from functools import partial

from textkit import flow, task, __version__ as v
from textkit.core import compose


@task(cache="P1D")
def load(lang):
    return f"load-{lang}"


@task
def clean(text, level=1):
    return None if level == 1 else f"clean{level}"


@task(outputs=["train", "test"])
def split(*texts):
    """Splits everything."""


@task()
def train(data, arch="cnn"):
    return f"train-{arch}"


@task
def report(test, *models):
    pass


@flow(role="arn:aws:iam::111122223333:role/textkit", image=f"111122223333.dkr.ecr.us-east-1.amazonaws.com/textkit:{v}")
def text_classification(langs=("de", "fr"), *, archs=("cnn", "bert")):
    pipeline = compose(partial(clean, level=2), clean, load)
    texts = [pipeline(lang) for lang in langs]
    parts = split(*texts)
    yield parts.step
    models = [train(parts["train"], arch=a) for a in archs]
    yield [m.step for m in models]
    final = report(parts["test"], *models)
    yield (models[0] >> models[1] >> final).step
    yield None


if __name__ == "__main__":
    assert text_classification.flow
    text_classification().upsert("arn:aws:iam::111122223333:role/textkit")
