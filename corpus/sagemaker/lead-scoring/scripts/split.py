import os

import pandas as pd

data = pd.read_csv("/opt/ml/processing/input/enriched/enriched.csv").sample(frac=1, random_state=1)
cut = int(0.75 * len(data))
for name, part in {"train": data[:cut], "test": data[cut:]}.items():
    os.makedirs(f"/opt/ml/processing/output/{name}", exist_ok=True)
    part.to_csv(f"/opt/ml/processing/output/{name}/{name}.csv", header=False, index=False)
