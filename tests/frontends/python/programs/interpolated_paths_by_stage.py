# Paths for each stage.
STAGES = ["raw", "clean"]
ROOT = "s3://bucket"
paths = {s: f"{ROOT}/{i:02d}_{s}/{{date}}/part.csv" for i, s in enumerate(STAGES)}
print(paths["raw"].format(date="2024"), {s: p.format(date="d").split("/")[3:] for s, p in paths.items()})
links = list(zip([None] + STAGES, STAGES))
print(links, [f"{a or 'start'}->{b}" for a, b in links])
