import argparse
import os

import awswrangler as wr

parser = argparse.ArgumentParser()
parser.add_argument("--months", type=int)
args = parser.parse_args()
leads = wr.athena.read_sql_query(f"select * from leads where created > date_add('month', -{args.months}, current_date)", database="crm")
os.makedirs("/opt/ml/processing/output/leads", exist_ok=True)
leads.to_csv("/opt/ml/processing/output/leads/leads.csv", index=False)
