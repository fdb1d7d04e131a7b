import os
import pathlib


class Volume:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return f"/mnt/{self.name}"


print(os.fspath(pathlib.PurePosixPath("a") / "b.yaml"), os.fspath("c"), os.fspath(Volume("data")))
print(type(os.fspath(pathlib.Path("x"))).__name__, os.path.join(Volume("a"), "b"))
try:
    os.fspath(3)
except TypeError as error:
    print(error)
