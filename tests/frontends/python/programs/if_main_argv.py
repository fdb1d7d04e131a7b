# sys.argv and parse_known_args.
import argparse
import sys

parser = argparse.ArgumentParser()
parser.add_argument("--stage", default="dev", choices=["dev", "prod"])
parser.add_argument("--flag", action="store_true", default=False)
parser.add_argument("--no-cache", dest="cache", action="store_false")
parser.add_argument("--item", action="append", default=[])
args, rest = parser.parse_known_args(["--stage", "prod", "--other", "x", "--item", "a", "--item", "b"])
print(args.stage, args.flag, args.cache, args.item, len(sys.argv) >= 1)
