"""yaml: loaders that leave text alone, binary values, resolvers of the program's own."""

import re

import yaml

TEXT = "a: 1\nb: [true, 2.5, 'x']\nc: {d: 2024-01-02, e: ''}\n"
print(yaml.load(TEXT, yaml.BaseLoader))
print(yaml.load(TEXT, Loader=yaml.SafeLoader)["b"])


class Texts(yaml.BaseLoader):
    pass


print(yaml.load("- 5\n- yes\n", Loader=Texts))
print(yaml.safe_load("data: !!binary aGVsbG8=\nlong: !!binary |\n  aGVs\n  bG8=\n"))


class Filled(yaml.SafeLoader):
    pass


Filled.add_implicit_resolver("!env", re.compile(r".*\$\{(\w+)\}.*"), None)
Filled.add_constructor("!env", lambda loader, node: "filled " + loader.construct_scalar(node)[2:-1])
print(yaml.load("a: ${HOME}\nb: 5\nc: '${quoted}'\nd: plain\n", Loader=Filled))
print(yaml.safe_load("a: ${HOME}\n"))
