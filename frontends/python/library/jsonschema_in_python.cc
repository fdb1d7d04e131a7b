// jsonschema: data checked by the keywords of JSON Schema that configurations use. Written in
// Python; whether data fit other keywords, or what is not known of them, is not known.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kJsonschemaText = R"py(
import re
from collections import deque
from smgraph import is_caught, is_known, unread

_NUMBER = (int, float)
_TYPES = {"object": dict, "array": list, "string": str, "null": type(None), "boolean": bool}
_SAYS_NOTHING = set("""$comment $defs $id $schema additionalItems contentEncoding contentMediaType default definitions deprecated description else
examples format id readOnly then title writeOnly""".split())


class _Error(Exception):
    def __init__(self, message, validator=None, path=(), cause=None, context=(), validator_value=None, instance=None, schema=None, schema_path=(), parent=None):
        super().__init__(message, validator, path, cause, context, validator_value, instance, schema, schema_path, parent)
        self.message, self.validator, self.validator_value, self.cause, self.parent = message, validator, validator_value, cause, parent
        self.path = self.relative_path = deque(path)
        self.schema_path = self.relative_schema_path = deque(schema_path)
        self.context, self.instance, self.schema = list(context), instance, schema

    @property
    def absolute_path(self):
        return self.path

    @property
    def json_path(self):
        return "$" + "".join([f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.path])

    def __str__(self):
        return self.message if self.validator is None else unread("jsonschema.ValidationError")


class ValidationError(_Error):
    pass


class SchemaError(_Error):
    pass


class _Unsure(Exception):
    pass


def _is_type(value, name):
    if name in ("integer", "number"):
        number = isinstance(value, _NUMBER) and not isinstance(value, bool)
        return number and (name == "number" or isinstance(value, int) or (isinstance(value, float) and value.is_integer()))
    if name not in _TYPES:
        raise _Unsure
    return isinstance(value, _TYPES[name])


def _equal(a, b):
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_equal, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_equal(a[key], b[key]) for key in a)
    return a == b and isinstance(a, bool) == isinstance(b, bool)


def _few(word, value, limit, least):
    if limit == least:
        return f"{value!r} should be non-empty" if word == "few" else f"{value!r} is expected to be empty"
    kind = "properties" if isinstance(value, dict) else None
    if kind is not None:
        return f"{value!r} does not have enough properties" if word == "few" else f"{value!r} has too many properties"
    return f"{value!r} is too {'short' if word == 'few' else 'long'}"


def _extra(names):
    return f"{', '.join(map(repr, names))} {'was' if len(names) == 1 else 'were'} unexpected"


_LIMITS = {
    "minimum": (_NUMBER, lambda v, limit: v < limit, lambda v, limit: f"{v!r} is less than the minimum of {limit!r}"),
    "maximum": (_NUMBER, lambda v, limit: v > limit, lambda v, limit: f"{v!r} is greater than the maximum of {limit!r}"),
    "exclusiveMinimum": (_NUMBER, lambda v, limit: v <= limit, lambda v, limit: f"{v!r} is less than or equal to the minimum of {limit!r}"),
    "exclusiveMaximum": (_NUMBER, lambda v, limit: v >= limit, lambda v, limit: f"{v!r} is greater than or equal to the maximum of {limit!r}"),
    "minLength": (str, lambda v, limit: len(v) < limit, lambda v, limit: _few("few", v, limit, 1)),
    "maxLength": (str, lambda v, limit: len(v) > limit, lambda v, limit: _few("many", v, limit, 0)),
    "minItems": (list, lambda v, limit: len(v) < limit, lambda v, limit: _few("few", v, limit, 1)),
    "maxItems": (list, lambda v, limit: len(v) > limit, lambda v, limit: _few("many", v, limit, 0)),
    "minProperties": (dict, lambda v, limit: len(v) < limit, lambda v, limit: _few("few", v, limit, 1)),
    "maxProperties": (dict, lambda v, limit: len(v) > limit, lambda v, limit: _few("many", v, limit, 0)),
    "pattern": (str, lambda v, pattern: not re.search(pattern, v), lambda v, pattern: f"{v!r} does not match {pattern!r}"),
    "uniqueItems": (list, lambda v, wanted: wanted and any(_equal(a, b) for at, a in enumerate(v) for b in v[:at]), lambda v, wanted: f"{v!r} has non-unique elements"),
}


class _Check:
    def __init__(self, root):
        self.root = root

    def errors(self, value, schema, path=()):
        if schema is True:
            return []
        if schema is False:
            return [ValidationError(f"False schema does not allow {value!r}", None, path, instance=value, schema=schema)]
        if not is_known(value) or not is_known(schema):
            raise _Unsure
        found = []
        if "$ref" in schema:
            schema = {"$ref": schema["$ref"], **{key: one for key, one in schema.items() if key != "$ref"}}
        for key, wanted in schema.items():
            for error in self._of(key, wanted, value, schema, path):
                if error.validator is None and error.schema is None:
                    error.validator, error.validator_value, error.instance, error.schema = key, wanted, value, schema
                found.append(error)
        return found

    def _says(self, message, path, context=()):
        return [ValidationError(message, None, path, context=context)]

    def _of(self, key, wanted, value, schema, path):
        if key in _LIMITS:
            kind, fails, message = _LIMITS[key]
            applies = isinstance(value, kind) and not (kind is _NUMBER and isinstance(value, bool))
            return self._says(message(value, wanted), path) if applies and fails(value, wanted) else []
        method = getattr(self, "_" + key.strip("$") + "_", None)
        if method is not None:
            return method(wanted, value, schema, path)
        if key not in _SAYS_NOTHING and not key.startswith("x-"):
            raise _Unsure
        return []

    def _type_(self, wanted, value, schema, path):
        kinds = [wanted] if isinstance(wanted, str) else wanted
        fits = any(_is_type(value, kind) for kind in kinds)
        return [] if fits else self._says(f"{value!r} is not of type {', '.join(map(repr, kinds))}", path)

    def _enum_(self, wanted, value, schema, path):
        return [] if any(_equal(value, one) for one in wanted) else self._says(f"{value!r} is not one of {wanted!r}", path)

    def _const_(self, wanted, value, schema, path):
        return [] if _equal(value, wanted) else self._says(f"{wanted!r} was expected", path)

    def _multipleOf_(self, wanted, value, schema, path):
        if not isinstance(wanted, int) or (isinstance(value, float) and not value.is_integer()):
            raise _Unsure
        return self._says(f"{value!r} is not a multiple of {wanted!r}", path) if _is_type(value, "number") and value % wanted else []

    def _required_(self, wanted, value, schema, path):
        absent = [name for name in wanted if name not in value] if isinstance(value, dict) else []
        return [error for name in absent for error in self._says(f"{name!r} is a required property", path)]

    def _properties_(self, wanted, value, schema, path):
        if not isinstance(value, dict):
            return []
        return [error for name, one in wanted.items() if name in value for error in self.errors(value[name], one, (*path, name))]

    def _patternProperties_(self, wanted, value, schema, path):
        if not isinstance(value, dict):
            return []
        return [error for pattern, one in wanted.items() for name in value if re.search(pattern, name) for error in self.errors(value[name], one, (*path, name))]

    def _additionalProperties_(self, wanted, value, schema, path):
        patterns = schema.get("patternProperties", {})
        extras = [name for name in value if name not in schema.get("properties", {}) and not any(re.search(one, name) for one in patterns)] if isinstance(value, dict) else []
        if isinstance(wanted, dict):
            return [error for name in extras for error in self.errors(value[name], wanted, (*path, name))]
        if wanted or not extras:
            return []
        if patterns:
            return self._says(f"{', '.join(map(repr, sorted(extras)))} {'does' if len(extras) == 1 else 'do'} not match any of the regexes: {', '.join(map(repr, sorted(patterns)))}", path)
        return self._says(f"Additional properties are not allowed ({_extra(sorted(extras, key=str))})", path)

    def _items_(self, wanted, value, schema, path):
        if not isinstance(wanted, dict) or "prefixItems" in schema:
            raise _Unsure
        return [error for at, one in enumerate(value) for error in self.errors(one, wanted, (*path, at))] if isinstance(value, list) else []

    def _allOf_(self, wanted, value, schema, path):
        return [error for one in wanted for error in self.errors(value, one, path)]

    def _anyOf_(self, wanted, value, schema, path):
        results = [self.errors(value, one, path) for one in wanted]
        if any(not errors for errors in results):
            return []
        return self._says(f"{value!r} is not valid under any of the given schemas", path, [error for errors in results for error in errors])

    def _oneOf_(self, wanted, value, schema, path):
        fitting = [one for one in wanted if not self.errors(value, one, path)]
        if len(fitting) < 2:
            return self._anyOf_(wanted, value, schema, path)
        return self._says(f"{value!r} is valid under each of {', '.join(map(repr, [*fitting[1:], fitting[0]]))}", path)

    def _not_(self, wanted, value, schema, path):
        return [] if self.errors(value, wanted, path) else self._says(f"{value!r} should not be valid under {wanted!r}", path)

    def _if_(self, wanted, value, schema, path):
        branch = "else" if self.errors(value, wanted, path) else "then"
        return self.errors(value, schema[branch], path) if branch in schema else []

    def _ref_(self, wanted, value, schema, path):
        if wanted[:1] != "#":
            raise _Unsure
        place = self.root
        for part in wanted[1:].split("/")[1:]:
            if not isinstance(place, dict) or part not in place:
                raise _Unsure
            place = place[part]
        return self.errors(value, place, path)


def _relevance(error):
    kind = error.schema.get("type", []) if isinstance(error.schema, dict) else []
    fits = any(_is_type(error.instance, one) for one in ([kind] if isinstance(kind, str) else kind))
    return -len(error.path), list(map(str, error.path)), error.validator not in ("anyOf", "oneOf"), not fits


def best_match(errors, key=_relevance):
    best = max(errors, key=key, default=None)
    while best is not None and best.context:
        smallest = sorted(best.context, key=key)[:2]
        if len(smallest) == 2 and key(smallest[0]) == key(smallest[1]):
            return best
        best = smallest[0]
    return best


class _Validator:
    def __init__(self, schema, *args, **options):
        self.schema, self._here = schema, not args and not options.keys() - {"format_checker"}
        if options.get("format_checker") is not None:
            self._here = False

    @classmethod
    def check_schema(cls, schema, *args, **options):
        pass

    def _found(self, instance):
        """The errors; None where it is not known whether there are any."""
        try:
            return _Check(self.schema).errors(instance, self.schema) if self._here else None
        except _Unsure:
            return None

    def iter_errors(self, instance):
        found = self._found(instance)
        return unread("jsonschema.Validator.iter_errors", instance) if found is None else iter(found)

    def is_valid(self, instance):
        found = self._found(instance)
        return unread("jsonschema.Validator.is_valid", instance) if found is None else not found

    def _validate(self, instance, choose):
        found = self._found(instance)
        if found is None:
            error = ValidationError(unread("jsonschema.ValidationError"))
            if is_caught(error) and unread("jsonschema.validate", instance):
                raise error
        elif found:
            raise choose(found)

    def validate(self, instance):
        self._validate(instance, lambda found: found[0])


class Draft202012Validator(_Validator):
    pass


class Draft201909Validator(_Validator):
    pass


class Draft7Validator(_Validator):
    pass


class Draft6Validator(_Validator):
    pass


class Draft4Validator(_Validator):
    pass


def validate(instance, schema, cls=None, *args, **kwargs):
    checker = (_Validator if cls is None else cls)(schema, *args, **kwargs)
    checker._validate(instance, best_match)
)py";

}  // namespace smgraph::python
