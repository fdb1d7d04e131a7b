# An object that becomes one of another class; the defaults of a configparser.
import configparser


class Draft:
    def show(self):
        return "draft " + self.name


class Final(Draft):
    def show(self):
        return "final " + self.name


d = Draft()
d.name = "x"
print(d.show())
d.__class__ = Final
print(d.show(), type(d).__name__, isinstance(d, Final))
conf = configparser.ConfigParser()
conf.read_string("[DEFAULT]\nteam = a\n[s]\nx = %(team)s-1\n")
print(dict(conf.defaults()), conf["s"]["x"])
