// xml.etree.ElementTree: documents without namespaces.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kElementTreeText = R"py(
import re
from pathlib import PurePath


class ParseError(SyntaxError):
    pass


class Element:
    def __init__(self, tag, attrib={}, **extra):
        self.tag, self.attrib, self.text, self.tail = tag, {**attrib, **extra}, None, None
        self._children = []

    def __len__(self):
        return len(self._children)

    def __iter__(self):
        return iter(self._children)

    def __getitem__(self, index):
        return self._children[index]

    def __repr__(self):
        return f"<Element {self.tag!r}>"

    def append(self, child):
        self._children.append(child)

    def extend(self, children):
        self._children.extend(children)

    def insert(self, index, child):
        self._children.insert(index, child)

    def remove(self, child):
        self._children.remove(child)

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value):
        self.attrib[key] = value

    def keys(self):
        return self.attrib.keys()

    def items(self):
        return self.attrib.items()

    def iter(self, tag=None):
        if tag in (None, "*", self.tag):
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail

    def iterfind(self, path, namespaces=None):
        found = [self]
        for step in re.findall(r"//|(?:[^/\[]|\[[^\]]*\])+", path):
            found = list(_step(found, step))
        return iter(found)

    def findall(self, path, namespaces=None):
        return list(self.iterfind(path))

    def find(self, path, namespaces=None):
        return next(self.iterfind(path), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path)
        return default if found is None else found.text or ""


def _step(found, step):
    if step == "//":  # of these and all below, what follows takes the children
        yield from (below for element in found for below in element.iter())
        return
    tag, *tests = re.findall(r"^[^\[]*|\[[^\]]*\]", step)
    if tag == ".":
        candidates = [found]
    else:
        candidates = [[child for child in element if tag in ("*", child.tag)] for element in found]
    for group in candidates:
        for test in tests:
            group = _passing(group, test[1:-1])
        yield from group


def _passing(elements, test):
    if test.isdigit():
        return elements[int(test) - 1 : int(test)]
    if test == "last()":
        return elements[-1:]
    name, equals, value = (part.strip() for part in test.partition("="))
    value = value[1:-1]
    if name.startswith("@"):
        return [e for e in elements if (e.get(name[1:]) == value if equals else name[1:] in e.attrib)]
    return [e for e in elements if any(not equals or "".join(c.itertext()) == value for c in e.findall(name))]


def SubElement(parent, tag, attrib={}, **extra):
    child = Element(tag, attrib, **extra)
    parent.append(child)
    return child


class ElementTree:
    def __init__(self, element=None):
        self._root = element

    def getroot(self):
        return self._root

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._root, name)


_MARKUP = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>]*>|<!\[CDATA\[(?P<raw>.*?)\]\]>|<(?P<close>/)?(?P<tag>[\w:.-]+)"
    r"""(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?P<empty>/)?>""",
    re.S,
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def _character(match):
    name = match[1]
    if not name.startswith("#"):
        return _NAMED[name]
    return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))


def _plain(text):
    return re.sub(r"&(\w+|#\w+);", _character, text)


def _attributes(text):
    return {name: _plain(quoted[1:-1]) for name, quoted in re.findall(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""", text)}


def _add_text(element, text):
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def fromstring(text, parser=None):
    text = text.decode("utf-8") if isinstance(text, bytes) else text
    document, at = Element(""), 0
    open_elements = [document]
    for match in _MARKUP.finditer(text):
        data = _plain(text[at : match.start()]) + (match["raw"] or "")
        at = match.end()
        if data and len(open_elements) > 1:
            _add_text(open_elements[-1], data)
        if match["tag"] is None:
            continue
        if match["close"]:
            if open_elements.pop().tag != match["tag"]:
                raise ParseError("mismatched tag")
            continue
        element = SubElement(open_elements[-1], match["tag"], _attributes(match["attributes"]))
        if not match["empty"]:
            open_elements.append(element)
    if len(open_elements) != 1 or len(document) != 1:
        raise ParseError("no element found")
    return document[0]


XML = fromstring


def parse(source, parser=None):
    if not isinstance(source, (str, PurePath)):
        return ElementTree(fromstring(source.read()))
    with open(source, encoding="utf-8") as file:
        return ElementTree(fromstring(file.read()))
)py";

}  // namespace smgraph::python
