import argparse
import sys
from unittest import mock


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--k")
    return parser.parse_args().k


sys.argv = ["prog", "--k", "1"]
print(parse())
sys.argv = [sys.argv[0]]
sys.argv.extend(["--k", "2"])
print(parse())
with mock.patch.object(sys, "argv", ["prog", "--k=3"]):
    print(parse())
print(parse())
sys.argv = ["prog"]
print(parse())
