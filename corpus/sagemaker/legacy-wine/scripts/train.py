import os

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

if __name__ == "__main__":
    df = pd.read_csv(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "train.csv"))
    model = RandomForestRegressor(n_estimators=200).fit(df.drop(columns="quality"), df["quality"])
    joblib.dump(model, os.path.join(os.environ["SM_MODEL_DIR"], "model.joblib"))
