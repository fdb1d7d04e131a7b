import argparse
import os

from etl import etl


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--env", choices=["dev", "prod"], default="dev")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    config = os.path.join(os.path.dirname(__file__), "configs", f"{args.env}.yaml")
    arguments = {}
    if args.limit is not None:
        arguments["limit"] = args.limit
    etl.with_options(config_path=config)(**arguments)


if __name__ == "__main__":
    main()
