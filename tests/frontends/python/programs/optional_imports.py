# Imports that the code expects to fail.
try:
    import no_such_package_here
except ImportError:
    no_such_package_here = None
print(no_such_package_here)
try:
    from no_such_package_either import helper
except ModuleNotFoundError as e:
    helper = lambda: "own"
    print(e.name if hasattr(e, "name") and False else type(e).__name__)
else:
    print("there")
finally:
    print(helper())
try:
    import json as fast_json
except ImportError:
    fast_json = None
print(fast_json is not None)


def load(name):
    try:
        return __import__(name)
    except ImportError:
        return None


print(load("no_such_module_at_all"), load("math") is not None)
