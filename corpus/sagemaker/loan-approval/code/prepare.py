import glob
import os

import pandas as pd

frames = [pd.read_csv(f, sep=";") for f in sorted(glob.glob("/opt/ml/processing/input/*.csv"))]
antraege = pd.concat(frames).dropna(subset=["entscheidung"])
train = antraege.sample(frac=0.8, random_state=3)
for name, part in (("train", train), ("test", antraege.drop(train.index))):
    os.makedirs("/opt/ml/processing/" + name, exist_ok=True)
    part.to_csv(f"/opt/ml/processing/{name}/{name}.csv", index=False)
