# Command-line defaults merged with a dict.
import argparse

FILE = {"epochs": 10, "lr": 0.5}
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int)
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--out", default="o")
args = parser.parse_args([])
merged = {**FILE, **{k: v for k, v in vars(args).items() if v is not None}}
print(merged, args.epochs is None, getattr(args, "out"), hasattr(args, "nope"))
parser.set_defaults(**FILE)
print(vars(parser.parse_args(["--lr", "2"])))
