import argparse
from pathlib import Path

from pipelines import BY_NAME

HERE = Path(__file__).parent


def parse(argv=None):
    parser = argparse.ArgumentParser(description="Loan desk")
    parser.add_argument("--env", choices=["dev", "staging", "prod"], default="dev")
    parser.add_argument("--only", nargs="*", choices=sorted(BY_NAME), default=sorted(BY_NAME))
    parser.add_argument("--no-cache", dest="cache", action="store_false")
    parser.add_argument("--set", dest="pairs", action="append", default=[], metavar="KEY=VALUE")
    return parser.parse_args(argv)


def main(argv=None):
    args = parse(argv)
    extra = dict(pair.split("=", 1) for pair in args.pairs)
    for name in args.only:
        options = {"config_path": str(HERE / "configs" / f"{args.env}.yaml")}
        if not args.cache:
            options["enable_cache"] = False
        BY_NAME[name].with_options(**options)(**{k: int(v) for k, v in extra.items() if name == "score"})


if __name__ == "__main__":
    main()
