# What groups()/groupdict() say of groups that took no part.
import re

m = re.match(r"(?P<x>a)(?P<y>b)?", "a")
print(m.groupdict(), m.groupdict(default=""), m.groupdict("-"), m.groups("?"))
print(m.groupdict("")["y"].split(","))
