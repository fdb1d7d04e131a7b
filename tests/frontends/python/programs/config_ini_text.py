# configparser with text.
import configparser

parser = configparser.ConfigParser()
parser.read_string("""
[DEFAULT]
region = eu
[train]
epochs = 5
lr = 0.1
debug = yes
[deploy]
region = us
""")
print(parser.sections(), parser["train"]["epochs"], parser.getint("train", "epochs"), parser["train"].getfloat("lr"))
print(parser["train"]["region"], parser["deploy"]["region"], parser.getboolean("train", "debug"), parser.has_section("x"))
print(parser.get("train", "missing", fallback="fb"), "epochs" in parser["train"])
