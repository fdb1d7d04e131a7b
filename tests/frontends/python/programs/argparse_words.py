# Words that a program hands to its own parser.
import argparse
import shlex


class Merge(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        known = dict(getattr(namespace, self.dest) or {})
        known.update([values.split("=", 1)])
        setattr(namespace, self.dest, known)


p = argparse.ArgumentParser()
p.add_argument("config", nargs="?", default="c.json")
p.add_argument("files", nargs="*")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("-n", type=int)
p.add_argument("--cache", nargs="?", const="P1D")
p.add_argument("--set", action=Merge, default={})
p.add_argument("--who", action="extend", nargs="+")
p.add_argument("--tag", action="append", default=["base"])
p.add_argument("--merge", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--pair", nargs=2, type=float)
p.add_argument("--level", action="store_const", const=7, default=1)


def show(line):
    ns, rest = p.parse_known_args(shlex.split(line))
    print({k: v for k, v in sorted(vars(ns).items())}, rest)


show("")
show("a.json x y -vv -n3 --cache")
show("--cache=P2D --set a=1 --set b=2 --no-merge -- -odd")
show("one --who a b --who c --tag t --pair 1 2.5 --level")
show("--verb --unknown 5 --other=6 -vn 4")
show("'two words' -n -3")
print(p.get_default("n"), p.get_default("level"))
