# Arguments that are given in the code.
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("action", choices=["run", "list"])
parser.add_argument("-n", "--count", type=int, default=1)
parser.add_argument("--verbose", "-v", action="store_true")
parser.add_argument("--mode", dest="how", default="fast")
args = parser.parse_args(["run", "--count", "4", "-v"])
print(args.action, args.count, args.verbose, args.how)
print(vars(args)["count"], sorted(vars(args)))
