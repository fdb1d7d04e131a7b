import argparse
import os

import pandas as pd
from sklearn.model_selection import train_test_split

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--test-size", type=float)
    args = parser.parse_args()
    df = pd.read_csv("/opt/ml/processing/input/winequality-white.csv", sep=";")
    train, test = train_test_split(df, test_size=args.test_size, random_state=0)
    train.to_csv(os.path.join("/opt/ml/processing/train", "train.csv"), index=False)
    test.to_csv(os.path.join("/opt/ml/processing/test", "test.csv"), index=False)
