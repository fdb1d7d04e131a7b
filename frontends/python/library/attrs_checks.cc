// attrs.validators and attrs.converters.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kAttrsValidatorsText = R"py(
import re


def _refuse(error, attribute, value, what):
    raise error(f"'{attribute.name}' must be {what}: {value!r}")


def _compared(holds, sign):
    def validator(bound):
        def check(instance, attribute, value):
            if not holds(value, bound):
                _refuse(ValueError, attribute, value, f"{sign} {bound}")
        return check
    return validator


lt = _compared(lambda value, bound: value < bound, "<")
le = _compared(lambda value, bound: value <= bound, "<=")
ge = _compared(lambda value, bound: value >= bound, ">=")
gt = _compared(lambda value, bound: value > bound, ">")
max_len = _compared(lambda value, bound: len(value) <= bound, "of length <=")
min_len = _compared(lambda value, bound: len(value) >= bound, "of length >=")


def instance_of(type):
    def check(instance, attribute, value):
        if not isinstance(value, type):
            _refuse(TypeError, attribute, value, type)
    return check


def subclass_of(type):
    def check(instance, attribute, value):
        if not issubclass(value, type):
            _refuse(TypeError, attribute, value, f"a subclass of {type}")
    return check


def is_callable():
    def check(instance, attribute, value):
        if not callable(value):
            _refuse(TypeError, attribute, value, "callable")
    return check


def in_(options):
    def check(instance, attribute, value):
        if value not in options:
            _refuse(ValueError, attribute, value, f"in {options!r}")
    return check


def matches_re(regex, flags=0, func=None):
    def check(instance, attribute, value):
        if not (func or re.fullmatch)(regex, value, flags):
            _refuse(ValueError, attribute, value, f"like {regex}")
    return check


def _all(given):
    return given if isinstance(given, (list, tuple)) else (given,)


def and_(*validators):
    def check(instance, attribute, value):
        for validator in validators:
            validator(instance, attribute, value)
    return check


def or_(*validators):
    def check(instance, attribute, value):
        for validator in validators:
            try:
                validator(instance, attribute, value)
                return
            except Exception:
                pass
        _refuse(ValueError, attribute, value, "accepted by one of several validators")
    return check


def not_(validator, *, msg=None, exc_types=(ValueError, TypeError)):
    def check(instance, attribute, value):
        try:
            validator(instance, attribute, value)
        except exc_types:
            return
        _refuse(ValueError, attribute, value, "refused")
    return check


def optional(validator):
    def check(instance, attribute, value):
        if value is not None:
            and_(*_all(validator))(instance, attribute, value)
    return check


def deep_iterable(member_validator, iterable_validator=None):
    def check(instance, attribute, value):
        if iterable_validator is not None:
            and_(*_all(iterable_validator))(instance, attribute, value)
        for member in value:
            and_(*_all(member_validator))(instance, attribute, member)
    return check


def deep_mapping(key_validator=None, value_validator=None, mapping_validator=None):
    def check(instance, attribute, value):
        if mapping_validator is not None:
            and_(*_all(mapping_validator))(instance, attribute, value)
        for key in value:
            if key_validator is not None:
                and_(*_all(key_validator))(instance, attribute, key)
            if value_validator is not None:
                and_(*_all(value_validator))(instance, attribute, value[key])
    return check
)py";

const std::string_view kAttrsConvertersText = R"py(
def optional(converter):
    return lambda value: None if value is None else converter(value)


def default_if_none(default=None, factory=None):
    def convert(value):
        if value is not None:
            return value
        return default if factory is None else factory()
    return convert


def pipe(*converters):
    def convert(value):
        for converter in converters:
            value = converter(value)
        return value
    return convert


def to_bool(value):
    value = value.lower() if isinstance(value, str) else value
    if value in (True, "true", "t", "yes", "y", "on", "1", 1):
        return True
    if value in (False, "false", "f", "no", "n", "off", "0", 0):
        return False
    raise ValueError(f"Cannot convert value to bool: {value!r}")
)py";

}  // namespace smgraph::python
