# Command-line arguments that must be given; one of them is bound.
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--bound-argument", type=int, required=True)
parser.add_argument("--role-arn", required=True)
parser.add_argument("input_path")
parser.add_argument("--region", default="eu-west-1")
args = parser.parse_args()
print(args.bound_argument + 1, args.role_arn, f"{args.input_path}/x", args.region, vars(args)["role_arn"])
if args.role_arn:
    choice = "given"
else:
    choice = "missing"
print(f"arn:{args.role_arn}", [args.input_path])
