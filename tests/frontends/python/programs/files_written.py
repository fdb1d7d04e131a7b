# Files that a program writes and reads again.
import json
import os
from pathlib import Path

NAME = "files_written.tmp"
with open(NAME, "w") as f:
    json.dump({"zooms": [1, 2], "name": "x"}, f)
with open(NAME) as f:
    print(json.load(f)["zooms"], os.path.exists(NAME))
Path(NAME).write_text("a\nb\n")
with open(NAME, "a") as f:
    f.write("c")
    f.writelines(["\n", "d\n"])
    print("e", 1, sep="-", file=f)
print(Path(NAME).read_text().splitlines())
with open(NAME, "w", encoding="utf-8") as f:
    pass
    f.write("")
print(repr(open(NAME).read()))
os.remove(NAME)
