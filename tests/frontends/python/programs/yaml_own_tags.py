# Tags that a program teaches a loader of PyYAML.
import os

import yaml


class Loader(yaml.SafeLoader):
    pass


def env(loader, node):
    return "env:" + loader.construct_scalar(node)


def path(loader, node):
    return "s3://" + "/".join(loader.construct_sequence(node))


def merged(loader, node):
    return sorted(loader.construct_mapping(node, deep=True).items())


def reference(loader, suffix, node):
    return suffix, loader.construct_scalar(node)


Loader.add_constructor("!env", env)
Loader.add_constructor("!path", path)
Loader.add_constructor("!merged", merged)
Loader.add_multi_constructor("!ref/", reference)


class Step(yaml.YAMLObject):
    yaml_tag = "!Step"
    yaml_loader = Loader

    def __init__(self, name):
        self.name = name

    def label(self):
        return self.name.upper()


TEXT = """
home: !env HOME
out: !path [bucket, data]
nested: {a: !env X, b: !merged {k: 1, j: !env Z}}
from: !ref/prep out
steps:
  - !Step {name: prep, size: 3}
  - !Step {name: train}
base: &base {type: small, count: 1}
big: {<<: *base, type: large}
same: *base
tuple: !!set {x, y}
number: !!float 3
text: !!str 12
"""

loaded = yaml.load(TEXT, Loader=Loader)
print(loaded["home"], loaded["out"], loaded["nested"], loaded["from"])
print([(s.label(), getattr(s, "size", None)) for s in loaded["steps"]])
print(loaded["big"], loaded["same"] is loaded["base"], sorted(loaded["tuple"]), loaded["number"], repr(loaded["text"]))
for text, read in (("a: !env B", yaml.safe_load), ("a: [1, ", yaml.safe_load)):
    try:
        read(text)
    except yaml.constructor.ConstructorError:
        print("no constructor")
    except yaml.YAMLError:
        print("no YAML")


class IncludeLoader(yaml.SafeLoader):
    def __init__(self, stream):
        self.root = os.path.dirname(getattr(stream, "name", ""))
        super().__init__(stream)


def include(loader, node):
    return {"root": loader.root, "file": node.value, "kind": node.id, "tag": node.tag}


yaml.add_constructor("!include", include, IncludeLoader)
print(yaml.load("x: !include other.yaml", IncludeLoader))
print(yaml.full_load("a: !!python/tuple [1, 2]"))
