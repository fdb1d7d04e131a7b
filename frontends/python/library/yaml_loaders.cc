// What PyYAML's loaders offer to programs that teach them tags of their own. The reading itself is
// in yaml.cc, which hands over each tagged value with what stands below it already made.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kYamlText = R"py(
class YAMLError(Exception):
    pass


class MarkedYAMLError(YAMLError):
    pass


class ConstructorError(MarkedYAMLError):
    pass


class ParserError(MarkedYAMLError):
    pass


class ScannerError(MarkedYAMLError):
    pass


def _fail(problem):
    raise ParserError(problem)


class Node:
    def __init__(self, tag, value, made):
        self.tag = tag
        self.value = value
        self._made = made


class ScalarNode(Node):
    id = "scalar"


class SequenceNode(Node):
    id = "sequence"


class MappingNode(Node):
    id = "mapping"


_YAML = "tag:yaml.org,2002:"
_NODES = {"scalar": ScalarNode, "sequence": SequenceNode, "mapping": MappingNode}


class BaseLoader:
    yaml_constructors = {}
    yaml_multi_constructors = {}
    yaml_implicit_resolvers = []  # those that are added: they come behind YAML's own

    def __init__(self, stream):
        self.name = getattr(stream, "name", "<unicode string>")
        self.stream = stream

    @classmethod
    def add_constructor(cls, tag, constructor):
        cls.yaml_constructors = {**cls.yaml_constructors, tag: constructor}

    @classmethod
    def add_multi_constructor(cls, tag_prefix, multi_constructor):
        cls.yaml_multi_constructors = {**cls.yaml_multi_constructors, tag_prefix: multi_constructor}

    @classmethod
    def add_implicit_resolver(cls, tag, regexp, first):
        cls.yaml_implicit_resolvers = [*cls.yaml_implicit_resolvers, (tag, regexp, first)]

    def _resolve(self, text):
        for tag, regexp, first in self.yaml_implicit_resolvers:
            if (first is None or text[:1] in [*first]) and regexp.match(text):
                return tag

    def construct_object(self, node, deep=False):
        return node._made

    def construct_scalar(self, node):
        if not isinstance(node, ScalarNode):
            raise ConstructorError(f"expected a scalar node, but found {node.id}")
        return node.value

    def construct_sequence(self, node, deep=False):
        if not isinstance(node, SequenceNode):
            raise ConstructorError(f"expected a sequence node, but found {node.id}")
        return list(node._made)

    def construct_mapping(self, node, deep=False):
        if not isinstance(node, MappingNode):
            raise ConstructorError(f"expected a mapping node, but found {node.id}")
        return dict(node._made)

    def construct_pairs(self, node, deep=False):
        return list(self.construct_mapping(node, deep).items())

    def construct_yaml_object(self, node, cls):
        data = cls.__new__(cls)
        state = self.construct_mapping(node, deep=True)
        if hasattr(data, "__setstate__"):
            data.__setstate__(state)
        else:
            data.__dict__.update(state)
        return data

    def _construct(self, tag, kind, value, made):
        node = _NODES[kind](tag, value, made)
        if tag in self.yaml_constructors:
            return self.yaml_constructors[tag](self, node)
        for prefix, constructor in self.yaml_multi_constructors.items():
            if prefix is not None and tag.startswith(prefix):
                return constructor(self, tag[len(prefix):], node)
        if None in self.yaml_multi_constructors:
            return self.yaml_multi_constructors[None](self, tag, node)
        if None in self.yaml_constructors:
            return self.yaml_constructors[None](self, node)
        raise ConstructorError(f"could not determine a constructor for the tag {tag!r}")


class SafeLoader(BaseLoader):
    yaml_constructors = {
        _YAML + "set": lambda loader, node: set(loader.construct_mapping(node)),
        _YAML + "omap": lambda loader, node: [pair for one in node._made for pair in one.items()],
        _YAML + "pairs": lambda loader, node: [pair for one in node._made for pair in one.items()],
    }


class FullLoader(SafeLoader):
    yaml_constructors = {
        **SafeLoader.yaml_constructors,
        _YAML + "python/tuple": lambda loader, node: tuple(loader.construct_sequence(node)),
    }


class UnsafeLoader(FullLoader):
    pass


class Loader(FullLoader):
    pass


CBaseLoader, CSafeLoader, CFullLoader = BaseLoader, SafeLoader, FullLoader
CUnsafeLoader, CLoader = UnsafeLoader, Loader
_TRUSTING = [Loader, FullLoader, UnsafeLoader]


def add_constructor(tag, constructor, Loader=None):
    for loader in _TRUSTING if Loader is None else [Loader]:
        loader.add_constructor(tag, constructor)


def add_multi_constructor(tag_prefix, multi_constructor, Loader=None):
    for loader in _TRUSTING if Loader is None else [Loader]:
        loader.add_multi_constructor(tag_prefix, multi_constructor)


def add_implicit_resolver(tag, regexp, first=None, Loader=None, Dumper=None):
    for loader in _TRUSTING if Loader is None else [Loader]:
        loader.add_implicit_resolver(tag, regexp, first)


class YAMLObject:
    yaml_loader = _TRUSTING
    yaml_tag = None

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if cls.__dict__.get("yaml_tag") is None:
            return
        loaders = cls.yaml_loader if isinstance(cls.yaml_loader, list) else [cls.yaml_loader]
        for loader in loaders:
            loader.add_constructor(cls.yaml_tag, cls.from_yaml)

    @classmethod
    def from_yaml(cls, loader, node):
        return loader.construct_yaml_object(node, cls)
)py";

}  // namespace smgraph::python
