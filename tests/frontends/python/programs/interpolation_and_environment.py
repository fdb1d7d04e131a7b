"""configparser's kinds of interpolation; variables that a program takes out of its environment."""
import configparser
import os

TEXT = """
[paths]
root = s3://bucket
data = {root}/data
[jobs]
input = {other}/x
price = {sign}5
"""


def parser(interpolation, root, other, sign):
    made = configparser.ConfigParser(interpolation=interpolation)
    made.read_string(TEXT.replace("{root}", root).replace("{other}", other).replace("{sign}", sign))
    return made


extended = parser(configparser.ExtendedInterpolation(), "${root}", "${paths:data}", "$$")
print(extended["paths"]["data"], extended.get("jobs", "input"), extended["jobs"]["price"])
print(dict(extended.items("jobs")))
basic = parser(configparser.BasicInterpolation(), "%(root)s", "${paths:data}", "%%")
print(basic["paths"]["data"], basic["jobs"]["input"], basic["jobs"]["price"])
none = parser(None, "%(root)s", "${paths:data}", "%%")
print(none["paths"]["data"], none["jobs"]["input"], none["jobs"]["price"])

os.environ["SMGRAPH_A"] = "1"
del os.environ["SMGRAPH_A"]
print(os.environ.get("SMGRAPH_A"), "SMGRAPH_A" in os.environ, os.environ.get("SMGRAPH_A", "none"))
os.environ["SMGRAPH_B"] = "2"
print(os.environ.pop("SMGRAPH_B", None), os.environ.pop("SMGRAPH_B", "gone"), "SMGRAPH_B" in os.environ)
os.environ.clear()
os.environ.update({"SMGRAPH_C": "3"})
print(os.environ.get("SMGRAPH_D"), os.environ["SMGRAPH_C"], dict(os.environ.copy()))
try:
    os.environ["SMGRAPH_D"]
except KeyError as error:
    print("no", error)
