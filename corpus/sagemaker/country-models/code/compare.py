"""Weighted error of the country models against the one for all."""
import glob
import json
import os

metrics = {path.split("/")[4]: json.load(open(path)) for path in glob.glob("/opt/ml/processing/*/metrics.json")}
parcels = sum(m["parcels"] for m in metrics.values())
report = {
    "countries": {"mae": sum(m["mae"] * m["parcels"] for m in metrics.values()) / parcels},
    "all": {"mae": json.load(open("/opt/ml/processing/model/metrics.json"))["mae"]},
}
os.makedirs("/opt/ml/processing/report", exist_ok=True)
with open("/opt/ml/processing/report/report.json", "w") as f:
    json.dump(report, f)
os.makedirs("/opt/ml/processing/winners", exist_ok=True)
with open("/opt/ml/processing/winners/winners.json", "w") as f:
    json.dump(sorted(metrics, key=lambda c: metrics[c]["mae"]), f)
