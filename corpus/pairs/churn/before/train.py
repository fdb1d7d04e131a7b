import argparse
import os

import joblib
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--max-depth", type=int, default=3)
    parser.add_argument("--learning-rate", type=float, default=0.1)
    parser.add_argument("--train", default=os.environ.get("SM_CHANNEL_TRAIN"))
    parser.add_argument("--validation", default=os.environ.get("SM_CHANNEL_VALIDATION"))
    parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR"))
    args = parser.parse_args()

    train = pd.read_csv(os.path.join(args.train, "train.csv"))
    validation = pd.read_csv(os.path.join(args.validation, "validation.csv"))
    model = GradientBoostingClassifier(max_depth=args.max_depth, learning_rate=args.learning_rate, random_state=42)
    model.fit(train.drop(columns="churned"), train["churned"])
    auc = roc_auc_score(validation["churned"], model.predict_proba(validation.drop(columns="churned"))[:, 1])
    print(f"validation:auc={auc:.4f}")
    joblib.dump(model, os.path.join(args.model_dir, "model.joblib"))
