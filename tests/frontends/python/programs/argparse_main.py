# A main with parsed defaults.
import argparse


def parse(argv=None):
    parser = argparse.ArgumentParser(description="train")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--name", default="exp")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--tags", nargs="*", default=["a"])
    return parser.parse_args(argv)


def main(args):
    print(args.epochs, args.lr, args.name, args.dry_run, args.tags)
    return f"{args.name}-{args.epochs}"


if __name__ == "__main__":
    print(main(parse([])))
