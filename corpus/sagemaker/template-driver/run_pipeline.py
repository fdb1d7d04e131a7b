"""CLI to create or update and run a pipeline."""
from __future__ import absolute_import

import argparse
import json
import sys
import traceback

from pipelines._utils import convert_struct, get_pipeline_custom_tags, get_pipeline_driver


def main():
    parser = argparse.ArgumentParser("Creates or updates and runs the pipeline for the pipeline script.")
    parser.add_argument("-n", "--module-name", dest="module_name", type=str, help="The module name of the pipeline to import.")
    parser.add_argument("-kwargs", "--kwargs", dest="kwargs", default=None)
    parser.add_argument("-role-arn", "--role-arn", dest="role_arn", type=str)
    parser.add_argument("-description", "--description", default=None)
    parser.add_argument("-tags", "--tags", dest="tags", default=None)
    args = parser.parse_args()

    if args.module_name is None or args.role_arn is None:
        parser.print_help()
        sys.exit(2)
    tags = convert_struct(args.tags)

    try:
        pipeline = get_pipeline_driver(args.module_name, args.kwargs)
        print("###### Creating/updating a SageMaker Pipeline with the following definition:")
        parsed = json.loads(pipeline.definition())
        print(json.dumps(parsed, indent=2, sort_keys=True))
        all_tags = get_pipeline_custom_tags(args.module_name, tags)
        upsert_response = pipeline.upsert(role_arn=args.role_arn, description=args.description, tags=all_tags)
        print(f"Response received: {upsert_response}")
        execution = pipeline.start()
        print(f"Execution started with PipelineExecutionArn: {execution.arn}")
    except Exception as e:  # pylint: disable=W0703
        print(f"Exception: {e}")
        traceback.print_exc()
        sys.exit(1)


if __name__ == "__main__":
    main()
