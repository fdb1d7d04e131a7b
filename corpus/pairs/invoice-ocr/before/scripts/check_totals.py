import json
import sys

fields = json.load(open("/opt/ml/processing/fields/fields.json"))
wrong = [f["file"] for f in fields if f["amounts"] and abs(sum(f["amounts"][:-1]) - f["amounts"][-1]) > 0.01]
if wrong:
    sys.exit(f"totals do not add up: {wrong}")
