# Files that are not in the project read as unknown values named after them.
import json
import os

import yaml

with open("nowhere/params.json") as f:
    params = json.load(f)
config = yaml.safe_load(open("missing.yaml"))
print(params["name"], f"n-{params['name']}", config["train"]["count"], f"{open('secret.txt').read()}")
with open("out.txt", "w") as f:
    f.write("text")
    print("written", file=f)
os.makedirs("some/folder", exist_ok=True)
try:
    text = open("other.txt").read()
except FileNotFoundError:
    text = "fallback"
print(f"<{text}>")
