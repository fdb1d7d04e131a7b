import argparse
import sys
from pathlib import Path

from printworks import book

HERE = Path(__file__).parent


def parse(argv):
    parser = argparse.ArgumentParser(prog="printworks")
    parser.add_argument("title", nargs="?", default="Kochbuch")
    parser.add_argument("--for", dest="purpose", choices=["proofing", "run"], default="proofing")
    parser.add_argument("--no-cache", action="store_true")
    return parser.parse_args(argv)


def main(argv=None) -> int:
    options = parse(argv)
    config = HERE / "configs" / f"{options.purpose}.yaml"
    configured = book.with_options(config_path=str(config), **({"enable_cache": False} if options.no_cache else {}))
    configured(title=options.title)
    return 0


if __name__ == "__main__":
    sys.exit(main())
