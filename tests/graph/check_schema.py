"""Check JSON files against a schema: check_schema.py SCHEMA FILE..."""
import json
import pathlib
import sys

import jsonschema


def main(schema_path, *paths):
    schema = json.loads(pathlib.Path(schema_path).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failed = False
    for path in paths:
        document = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        for error in validator.iter_errors(document):
            failed = True
            place = "/".join(map(str, error.absolute_path))
            print(f"{path}: {place}: {error.message}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
