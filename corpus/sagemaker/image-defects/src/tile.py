import os
from pathlib import Path

from PIL import Image

SIZE = 512
for index, path in enumerate(sorted(Path("/opt/ml/processing/input").rglob("*.png"))):
    out = "val" if index % 5 == 0 else "train"
    os.makedirs(f"/opt/ml/processing/{out}", exist_ok=True)
    image = Image.open(path)
    for x in range(0, image.width - SIZE, SIZE):
        for y in range(0, image.height - SIZE, SIZE):
            image.crop((x, y, x + SIZE, y + SIZE)).save(f"/opt/ml/processing/{out}/{path.stem}_{x}_{y}.png")
