from steps import load_applications, split, train
from zenml import pipeline


@pipeline(name="loan_fit")
def fit_pipeline(rows: int = 1000):
    train_set, _ = split(load_applications(rows))
    train(train_set)
