# Sub-commands, their aliases, parents and functions.
import argparse


def run(ns):
    return f"run {ns.name} {ns.rest}"


def show(ns):
    return f"show {ns.what} {ns.deep}"


common = argparse.ArgumentParser(add_help=False)
common.add_argument("--stage", default="dev")
top = argparse.ArgumentParser()
top.add_argument("--root", default=".")
sub = top.add_subparsers(dest="cmd", required=True)
r = sub.add_parser("run", parents=[common], aliases=["r"])
r.add_argument("name")
r.add_argument("rest", nargs=argparse.REMAINDER)
r.set_defaults(func=run)
s = sub.add_parser("show", parents=[common])
s.add_argument("what", nargs="+", choices=["a", "b"])
s.add_argument("--deep", action="store_true")
s.set_defaults(func=show, extra=1)
for words in (["run", "x", "--y", "1"], ["--root", "/", "r", "z"], ["show", "a", "b", "--deep", "--stage=prod"]):
    ns = top.parse_args(words)
    print(ns.func(ns), ns.cmd, ns.root, ns.stage, getattr(ns, "extra", None), hasattr(ns, "deep"))
