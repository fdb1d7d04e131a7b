import ast
import importlib
import inspect


def convert_struct(text=None):
    return ast.literal_eval(text) if text else {}


def get_pipeline_driver(module_name, passed_args=None):
    module = importlib.import_module(module_name)
    kwargs = convert_struct(passed_args)
    accepted = inspect.signature(module.get_pipeline).parameters
    if not any(p.kind is inspect.Parameter.VAR_KEYWORD for p in accepted.values()):
        dropped = sorted(set(kwargs) - set(accepted))
        if dropped:
            print(f"ignoring {', '.join(dropped)}")
        kwargs = {k: v for k, v in kwargs.items() if k in accepted}
    return module.get_pipeline(**kwargs)


def get_pipeline_custom_tags(module_name, tags):
    try:
        _imports = __import__(module_name, fromlist=["get_pipeline_custom_tags"])
        return _imports.get_pipeline_custom_tags(tags)
    except AttributeError as e:
        print(f"no custom tags: {e}")
    return tags
