from zenml import step


@step(enable_cache=False)
def reject_model(auc_threshold: float) -> None:
    raise RuntimeError(f"AUC is below {auc_threshold}")
