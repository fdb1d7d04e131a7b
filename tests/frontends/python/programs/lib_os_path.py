# os.path on plain text.
import os
import os.path as osp
from os.path import join, basename

print(join("a", "b", "c.txt"), join("a/", "b"), join("a", "/b"), join("", "a"), join("a", ""), os.path.join("s3://bucket", "key"))
print(basename("/x/y.txt"), os.path.dirname("/x/y.txt"), os.path.split("a/b/c"), os.path.splitext("m.tar.gz"), osp.splitext(".bashrc"), osp.splitext("a.b/c"))
print(os.path.normpath("a//b/../c/./d"), os.path.isabs("/a"), os.path.isabs("a"), os.path.dirname("file"), basename("a/b/"), os.sep)
print(os.path.exists("data/config.json"), os.path.isfile("data/config.json"), os.path.isdir("data"), os.path.isfile("data"), sorted(os.listdir("data/nested")))
with open(os.path.join("data", "lines.txt")) as f:
    print(f.read().splitlines())
print(os.path.splitext(os.path.basename("path/to/train.py"))[0], os.path.relpath("a/b/c", "a"), os.linesep == "\n")
