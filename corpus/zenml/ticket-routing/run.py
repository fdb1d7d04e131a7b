"""Run the ticket routing training.

    python run.py --config configs/dev.yaml
    python run.py --config configs/prod.yaml --max-features 50000
"""
import argparse

from pipelines.training import ticket_routing_training


def parse(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", default="configs/dev.yaml")
    parser.add_argument("--no-cache", action="store_true")
    parser.add_argument("--max-features", type=int, help="overrides the value of the pipeline")
    return parser.parse_args(argv)


def main(argv=None):
    args = parse(argv)
    options = {"config_path": args.config}
    if args.no_cache:
        options["enable_cache"] = False
    parameters = {}
    if args.max_features is not None:
        parameters["max_features"] = args.max_features
    run = ticket_routing_training.with_options(**options)(**parameters)
    if run:
        print(run.status)


if __name__ == "__main__":
    main()
