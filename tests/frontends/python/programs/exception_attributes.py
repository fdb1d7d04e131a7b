"""What exceptions have beside their arguments."""

import configparser


def attributes(error, names):
    print(type(error).__name__, [getattr(error, name) for name in names.split()])


try:
    missing_name
except NameError as error:
    attributes(error, "name")
try:
    "text".weight
except AttributeError as error:
    attributes(error, "name")
try:
    import nothing_of_that_name
except ModuleNotFoundError as error:
    attributes(error, "name msg")
    print(error.name == "nothing_of_that_name")
try:
    raise ImportError("needs more", name="more", path="here")
except ImportError as error:
    attributes(error, "name path msg")
try:
    raise ImportError("'quoted'")
except ImportError as error:
    attributes(error, "name path")
try:
    open("no_file_of_that_name.txt")
except FileNotFoundError as error:
    attributes(error, "filename errno strerror")
try:
    raise OSError(13, "Permission denied", "somewhere")
except OSError as error:
    attributes(error, "errno strerror filename")
try:
    raise OSError("only text")
except OSError as error:
    attributes(error, "errno strerror filename")
try:
    raise SystemExit(3)
except SystemExit as error:
    attributes(error, "code")
try:
    raise SyntaxError("bad words")
except SyntaxError as error:
    attributes(error, "msg lineno filename")


class Refused(Exception):
    def __init__(self, reason, **details):
        super().__init__(reason)
        self.details = details


try:
    raise Refused("no", step="train")
except Refused as error:
    attributes(error, "args details")

parser = configparser.ConfigParser()
parser.read_string("[a]\nb = 1\n")
for section, option in (("a", "c"), ("x", "c")):
    try:
        parser.get(section, option)
    except configparser.NoOptionError as error:
        attributes(error, "option section message args")
        print(error)
    except configparser.NoSectionError as error:
        attributes(error, "section message args")
        print(error)
