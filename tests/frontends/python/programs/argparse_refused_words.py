"""Words that do not fit end the program as argparse ends it."""

import argparse
import sys


def even(text):
    if int(text) % 2:
        raise argparse.ArgumentTypeError("odd")
    return int(text)


parser = argparse.ArgumentParser(prog="program")
parser.add_argument("--count", type=int, default=1)
parser.add_argument("--even", type=even)
sys.stderr = open("/dev/null", "w")
for words in (["--count", "5"], ["--count", "x"], ["--even", "3"], ["--even", "4"], ["--even", "q"]):
    try:
        print(parser.parse_args(words))
    except SystemExit as end:
        print("ends with", end.code)
try:
    parser.error("no")
except SystemExit as end:
    print(end.code == 2)
