import argparse
import pathlib

from pipelines import morning

HERE = pathlib.Path(__file__).parent


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("day", choices=["weekday", "weekend"])
    parser.add_argument("-v", "--detail", action="store_true", default=None)
    parser.add_argument("--no-cache", dest="cache", action="store_false")
    return parser.parse_args()


def main():
    args = parse()
    config = HERE / "configs" / f"{args.day}.yaml"
    given = {key: value for key, value in vars(args).items() if key == "detail" and value is not None}
    chosen = morning.with_options(config_path=str(config), **({} if args.cache else {"enable_cache": False}))
    chosen(**given)


if __name__ == "__main__":
    main()
