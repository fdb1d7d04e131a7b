# configparser, csv and plain files.
import configparser
import csv
import io

parser = configparser.ConfigParser()
print(parser.read("data/settings.ini"), parser.sections(), parser.get("train", "count"), parser.getint("train", "count"), parser.getfloat("train", "rate"), parser.getboolean("train", "flag"))
print(parser["train"]["path"], parser["train"]["region"], parser["train"].get("missing"), parser["train"].get("missing", "fallback"), parser.get("train", "x", fallback="fb"), parser.has_section("train"), parser.has_option("train", "zz"), "train" in parser, "count" in parser["train"])
print(dict(parser["train"]), parser.items("empty"), parser["train"].getint("count"), parser.options("train"))
parser["new"] = {"a": 1}
parser.set("new", "b", "2")
print(parser.sections(), dict(parser["new"]))
with open("data/table.csv") as f:
    print(list(csv.reader(f)))
with open("data/table.csv") as f:
    for row in csv.DictReader(f):
        print(row["name"], row["value"])
with open("data/lines.txt") as f:
    print(f.readline(), f.readlines(), f.read() == "")
with open("data/lines.txt") as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip("\n"))
f = open("data/lines.txt")
print(len(f.read()), f.name)
f.close()
with open("data/lines.txt", "rb") as f:
    print(f.read(4), f.read(1))
print(io.StringIO("a\nb").read(), list(csv.reader(["a,b", "c;d,e"])), list(csv.reader(io.StringIO("x;y"), delimiter=";")))
