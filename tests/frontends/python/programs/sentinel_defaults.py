# Sentinels instead of None.
MISSING = object()


def get(d, key, default=MISSING):
    if key in d:
        return d[key]
    if default is MISSING:
        raise KeyError(key)
    return default


print(get({"a": None}, "a"), get({}, "b", None), get({}, "b", 0), MISSING is not None, MISSING == MISSING)
try:
    get({}, "c")
except KeyError as error:
    print("missing", error)


class Unset:
    def __repr__(self):
        return "<unset>"

    def __bool__(self):
        return False


UNSET = Unset()
print(UNSET or "default", [UNSET], UNSET is UNSET, not UNSET)
