import argparse
import os

import pandas as pd

parser = argparse.ArgumentParser()
parser.add_argument("--store", action="append")
stores = dict(pair.split("=") for pair in parser.parse_args().store)
sales = pd.read_parquet("/opt/ml/processing/sales")
for name, number in stores.items():
    os.makedirs(f"/opt/ml/processing/out/{name}", exist_ok=True)
    sales[sales.store == int(number)].to_csv(f"/opt/ml/processing/out/{name}/sales.csv", index=False)
