# jsonschema: configurations that are checked before they are used.
import jsonschema
from jsonschema import Draft7Validator, ValidationError, validate

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["name", "steps"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z-]+$", "minLength": 2},
        "kind": {"enum": ["train", "tune"]},
        "rate": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
        "steps": {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"$ref": "#/definitions/step"}},
        "size": {"oneOf": [{"type": "integer"}, {"type": "null"}]},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "definitions": {"step": {"type": "object", "properties": {"n": {"type": "integer", "maximum": 9}}, "required": ["n"]}},
}
good = {"name": "a-b", "steps": [{"n": 1}], "kind": "train", "rate": 0.5, "size": None, "labels": {"a": "b"}}
changes = [{}, {"name": "A"}, {"name": 3}, {"kind": "x"}, {"rate": 1}, {"rate": -1}, {"rate": True}, {"steps": []}, {"steps": [{"n": 1}, {"n": 1}]}, {"steps": [{}]}, {"steps": [{"n": "x"}]},
           {"steps": [{"n": 10}]}, {"size": "q"}, {"size": 2.0}, {"labels": {"a": 1}}, {"more": 1, "extra": 2}, {"other": 1}, {"name": "x"}]
for change in changes:
    data = {**good, **change}
    try:
        jsonschema.validate(data, SCHEMA)
        print("fits", Draft7Validator(SCHEMA).is_valid(data))
    except ValidationError as e:
        print(e.message, list(e.path), e.validator, e.json_path)
    print(sorted(error.message for error in Draft7Validator(SCHEMA).iter_errors(data)))
for schema, value in [({"anyOf": [{"type": "string"}, {"minimum": 3}]}, 1), ({"not": {"type": "string"}}, "x"), ({"const": 1}, True), ({"allOf": [{"type": "integer"}, {"multipleOf": 2}]}, 3),
                      ({"if": {"type": "string"}, "then": {"maxLength": 1}, "else": {"minimum": 5}}, "abc"), ({"if": {"type": "string"}, "then": {"maxLength": 1}, "else": {"minimum": 5}}, 3),
                      ({"patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": False}, {"x1": 1, "y": 2}), ({"oneOf": [{"type": "integer"}, {"minimum": 1}]}, 2), ({"type": ["string", "null"]}, 1), (False, 1), (True, 1), ({}, 1)]:
    try:
        validate(instance=value, schema=schema)
        print("fits")
    except jsonschema.exceptions.ValidationError as e:
        print(e.message)
try:
    validate({}, {"required": ["b", "a"]})
except Exception as e:
    print(type(e).__name__, e.message, isinstance(e, ValidationError))
