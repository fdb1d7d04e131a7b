import os

import pandas as pd

leads = pd.read_csv("/opt/ml/processing/input/leads/leads.csv")
leads["domain"] = leads["email"].str.split("@").str[1]
leads["free_mail"] = leads["domain"].isin(["gmail.com", "gmx.de", "outlook.com"])
os.makedirs("/opt/ml/processing/output/enriched", exist_ok=True)
leads.to_csv("/opt/ml/processing/output/enriched/enriched.csv", index=False)
