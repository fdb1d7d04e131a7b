"""post.py letters|parcels ...: one subcommand a pipeline."""
import argparse
import sys

from flows import letters, parcels


def run_letters(args):
    options = {"run_name": args.run_name} if args.run_name else {}
    letters.with_options(**options)(boxes=args.boxes, zones=args.zones, express_zone=args.express)
    return 0


def run_parcels(args):
    chosen = parcels
    if args.label:
        chosen = chosen.with_options(extra={"label": args.label})
        return chosen(args.boxes, label=args.label)
    return chosen(args.boxes)


def build_parser():
    parser = argparse.ArgumentParser(prog="post")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("boxes", nargs="+", type=str.upper)
    common.add_argument("--run-name")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("letters", parents=[common])
    one.add_argument("--zones", type=int, default=3)
    one.add_argument("--express", type=int)
    one.set_defaults(handler=run_letters)
    two = commands.add_parser("parcels", parents=[common], aliases=["p"])
    two.add_argument("--label")
    two.set_defaults(handler=run_parcels)
    return parser


def main(argv=None):
    args = build_parser().parse_args(argv)
    return args.handler(args)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) and 0)
