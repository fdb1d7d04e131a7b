# configparser: interpolations, converters, the case of options, values over several lines.
import configparser
import io

TEXT = """
; a comment
[DEFAULT]
Stage = test
root = s3://bucket/%(stage)s
count: 1

[Load Data]
script = %(root)s/load.py
outputs =
    parcels
    routes

    late
percent = 5%%
empty =
[train]
count = 2
rate = 0.25
early stop = yes
url = https://example.com:8080/x
inline = value ; not a comment
"""

parser = configparser.ConfigParser(converters={"list": lambda text: text.split(), "upper": str.upper})
parser.read_string(TEXT)
print(parser.sections(), list(parser), len(parser), "train" in parser, "DEFAULT" in parser, "none" in parser)
load = parser["Load Data"]
print(load["script"], load.getlist("outputs"), repr(load["outputs"]), load["percent"], repr(load["empty"]), load["STAGE"])
print(parser.getint("train", "count"), parser["train"].getfloat("rate"), parser.getboolean("train", "early stop"), parser["train"]["url"], parser["train"]["inline"])
print(list(load), dict(parser["train"]), len(load), "count" in load, "nothing" in load, load.name)
print(load.get("nothing"), load.get("nothing", "x"), load.getint("nothing", fallback=7), load.getlist("nothing", ["z"]), parser.get("train", "no", fallback=None), parser.getupper("train", "stage"))
print(parser.items("train"), parser.options("train"), parser.has_option("train", "stage"), parser.defaults())
print(parser.get("Load Data", "script", raw=True), parser.get("train", "root", vars={"stage": "vars"}))
for ask in (lambda: parser["none"], lambda: load["none"], lambda: parser.get("none", "x"), lambda: parser.get("train", "x"), lambda: parser.getint("train", "rate"), lambda: parser.getboolean("train", "url")):
    try:
        ask()
    except (KeyError, configparser.Error, ValueError) as error:
        print(type(error).__name__)

case = configparser.RawConfigParser(allow_no_value=True, inline_comment_prefixes=("#",), default_section="common", delimiters=["="])
case.optionxform = str
case.read_file(io.StringIO("[common]\nA=1\n[x]\nFlag\nKey:odd = 50% # why\na = 2\n"))
print(case.sections(), dict(case["x"]), case["x"]["Flag"], case.get("x", "Key:odd"))

deep = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
deep.read_dict({"paths": {"root": "s3://b", "data": "${root}/data", "price": "$$5"}, "job": {"input": "${paths:data}/in", "n": 3}})
print(deep["job"]["input"], deep["paths"]["price"], deep.getint("job", "n"))
plain = configparser.ConfigParser(interpolation=None)
plain["s"] = {"a": "%(b)s"}
plain.add_section("t")
plain.set("t", "k", "v")
plain["t"]["m"] = "multi\nline"
out = io.StringIO()
plain.write(out)
print(out.getvalue())
print({name: dict(section) for name, section in plain.items()}, plain.remove_option("t", "k"), plain.remove_section("s"), plain.sections())


class Lists(configparser.ConfigParser):
    def optionxform(self, option):
        return option.replace("-", "_").lower()

    def getlist(self, section, option, **kwargs):
        return [part.strip() for part in self.get(section, option, **kwargs).split(",") if part.strip()]


lists = Lists()
lists.read_string("[a]\nStep-Names = x, y,\nkeys = 1\n")
print(lists["a"].getlist("step_names"), lists.getlist("a", "STEP-NAMES"), lists["a"].get("keys"))
try:
    configparser.ConfigParser().read_string("[a]\nx = 1\nx = 2\n")
except configparser.DuplicateOptionError as error:
    print(type(error).__name__)
