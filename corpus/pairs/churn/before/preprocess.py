"""Clean the CRM export and split it 70/15/15."""
import glob
import os

import pandas as pd
from sklearn.model_selection import train_test_split

COLUMNS = ["churned", "tenure_months", "monthly_charge", "support_calls", "data_gb", "on_contract"]

if __name__ == "__main__":
    files = glob.glob("/opt/ml/processing/input/*.csv")
    customers = pd.concat(pd.read_csv(file) for file in files)
    customers = customers.drop_duplicates("customer_id").dropna()
    customers["on_contract"] = (customers["plan"] == "contract").astype(int)
    customers = customers[COLUMNS]

    train, rest = train_test_split(customers, test_size=0.3, random_state=42, stratify=customers["churned"])
    validation, test = train_test_split(rest, test_size=0.5, random_state=42, stratify=rest["churned"])
    for name, part in (("train", train), ("validation", validation), ("test", test)):
        folder = os.path.join("/opt/ml/processing", name)
        os.makedirs(folder, exist_ok=True)
        part.to_csv(os.path.join(folder, f"{name}.csv"), index=False)
