import os

pages = []
for name in sorted(os.listdir("/opt/ml/processing/scans")):
    with open(os.path.join("/opt/ml/processing/scans", name), "rb") as f:
        pages.append((name, f.read()))
os.makedirs("/opt/ml/processing/pages", exist_ok=True)
for name, data in pages:
    with open(f"/opt/ml/processing/pages/{name}.txt", "w") as f:
        f.write(data.decode("utf-8", "replace"))
