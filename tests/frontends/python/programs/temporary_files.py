# What a program writes to a place that the machine chooses can be read back.
import configparser
import json
import os
import tempfile
from pathlib import Path

import yaml

PLAN = {"name": "hive", "sites": ["a", "b"]}

with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "plan.json"
    print(file.name)
    file.write_text(json.dumps(PLAN))
    print(file.exists(), json.loads(file.read_text())["sites"])
    other = os.path.join(folder, "plan.yaml")
    with open(other, "w") as handle:
        handle.write("name: hive\n")
    with open(other) as handle:
        print(yaml.safe_load(handle)["name"])
    (Path(folder) / "data.bin").write_bytes(b"1,2")
    print((Path(folder) / "data.bin").read_bytes())

scratch = Path(tempfile.mkdtemp(prefix="hive-"))
(scratch / "sub").mkdir()
(scratch / "sub" / "hive.ini").write_text("[site]\ncount = 2\n")
with (scratch / "sub" / "hive.ini").open("a") as handle:
    handle.write("kind = dry\n")
parser = configparser.ConfigParser()
parser.read(scratch / "sub" / "hive.ini")
print(dict(parser["site"]))
print((scratch / "sub" / "hive.ini").read_text().splitlines())

with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as handle:
    json.dump(PLAN, handle)
with open(handle.name) as again:
    print(json.load(again) == PLAN)

with tempfile.TemporaryFile("w+") as handle:
    handle.write("first\nsecond\n")
    print(repr(handle.read()))
    handle.seek(0)
    print([line.strip() for line in handle])

with tempfile.NamedTemporaryFile() as handle:
    handle.write(b"bytes")
    handle.flush()
    handle.seek(0)
    print(handle.read())
