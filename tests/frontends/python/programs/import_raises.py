# A module that raises while it is imported: what is waited for around the import is caught there.
import importlib
import sys

sys.path.insert(0, "data")

for name in ["plug_on", "plug_off", "plug_skip"]:
    try:
        print(importlib.import_module(name).X)
    except ImportError as error:
        print("no", name, error)
    except Exception as error:
        print("skipped", name, type(error).__name__, error)
try:
    import plug_off
except ImportError:
    plug_off = None
print(plug_off)
try:
    from plug_skip import Skip
except Exception as error:
    print(error)

# __import__ gives the package, unless names are wanted of the module.
print(__import__("package_of_modules.parts").__name__)
print(__import__("package_of_modules.parts", fromlist=["x"]).__name__)
