"""Train the churn model.

    python run.py                                # sample data, local stack
    python run.py --config configs/prod.yaml     # full export, SageMaker orchestrator
"""
import argparse

from pipelines.churn import churn_training


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", default="configs/dev.yaml")
    parser.add_argument("--no-cache", action="store_true", help="run every step again")
    parser.add_argument("--auc-threshold", type=float, help="models below it are rejected")
    args = parser.parse_args(argv)

    options = {"config_path": args.config}
    if args.no_cache:
        options["enable_cache"] = False
    # Only what was typed: a parameter that the configuration file also sets would be a conflict.
    parameters = {}
    if args.auc_threshold is not None:
        parameters["auc_threshold"] = args.auc_threshold
    run = churn_training.with_options(**options)(**parameters)
    if run:
        print(f"{run.name}: {run.status.value}")


if __name__ == "__main__":
    main()
