import pandas as pd
from zenml import log_metadata, step


@step
def validate_data(train: pd.DataFrame, validation: pd.DataFrame, test: pd.DataFrame) -> None:
    """Stop before an expensive training when the export is broken. New with the migration."""
    for name, part in (("train", train), ("validation", validation), ("test", test)):
        share = part["churned"].mean()
        if len(part) < 20 or not 0.02 < share < 0.9:
            raise ValueError(f"{name}: {len(part)} rows, {share:.1%} churned")
    log_metadata({"rows": len(train) + len(validation) + len(test)})
