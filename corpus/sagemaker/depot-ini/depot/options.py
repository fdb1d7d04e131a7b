import configparser
import pathlib
import re


class Options(configparser.ConfigParser):
    """Our dialect of INI: lists by commas, blanks or lines."""

    PREFIX = "step:"

    def __init__(self):
        super().__init__(
            allow_no_value=True,
            converters={"list": lambda text: [part for part in re.split(r"[,\s]+", text) if part]},
        )

    def optionxform(self, option):
        return option.replace("-", "_").lower()

    @classmethod
    def load(cls, *names):
        options = cls()
        here = pathlib.Path(__file__).parent
        found = options.read([here / n for n in names], encoding="utf-8")
        if not found:
            raise SystemExit("no configuration")
        return options

    def step(self, name):
        return self[self.PREFIX + name]

    def unused(self):
        used = self["pipeline"].getlist("steps")
        return [s[len(self.PREFIX):] for s in self.sections() if s.startswith(self.PREFIX) and s[len(self.PREFIX):] not in used]
