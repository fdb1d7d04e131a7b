def evaluate(model, test) -> dict:
    """Accuracy, and F1 by class."""
    from sklearn.metrics import accuracy_score, f1_score

    predicted = model.predict(test["text"])
    return {
        "accuracy": accuracy_score(test["stars"], predicted),
        "by_class": f1_score(test["stars"], predicted, average=None).tolist(),
    }
