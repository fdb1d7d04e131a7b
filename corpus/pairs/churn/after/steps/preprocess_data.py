from typing import Tuple

import pandas as pd
from sklearn.model_selection import train_test_split
from typing_extensions import Annotated
from zenml import step

COLUMNS = ["churned", "tenure_months", "monthly_charge", "support_calls", "data_gb", "on_contract"]


@step
def preprocess_data(
    input_data_url: str,
) -> Tuple[Annotated[pd.DataFrame, "train"], Annotated[pd.DataFrame, "validation"], Annotated[pd.DataFrame, "test"]]:
    """Clean the CRM export and split it 70/15/15."""
    customers = pd.read_csv(input_data_url)
    customers = customers.drop_duplicates("customer_id").dropna()
    customers["on_contract"] = (customers["plan"] == "contract").astype(int)
    customers = customers[COLUMNS]

    train, rest = train_test_split(customers, test_size=0.3, random_state=42, stratify=customers["churned"])
    validation, test = train_test_split(rest, test_size=0.5, random_state=42, stratify=rest["churned"])
    return train, validation, test
