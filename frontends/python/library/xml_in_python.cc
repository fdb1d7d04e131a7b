// xml.etree.ElementTree. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kElementTreeText = R"py(
import re
import _xml
import smgraph
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

    def __setitem__(self, index, child):
        self._children[index] = child

    def __delitem__(self, index):
        del self._children[index]

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

    def clear(self):
        self.attrib, self.text, self.tail, self._children = {}, None, None, []

    def makeelement(self, tag, attrib):
        return Element(tag, attrib)

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib.keys())

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        if tag in (None, "*", self.tag):
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        if not isinstance(self.tag, str):
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail

    def iterfind(self, path, namespaces=None):
        if path.startswith("/"):
            raise SyntaxError("cannot use absolute path on element")
        steps = re.findall(r"//|(?:\{[^}]*\}|\[[^\]]*\]|[^/\[{])+", path + "*" if path.endswith("/") else path)
        found = [self]
        for at, step in enumerate(steps):
            if step != "//":
                found = list(_step(self, found, step, namespaces or {}, at > 0 and steps[at - 1] == "//"))
        return iter(found)

    def findall(self, path, namespaces=None):
        return list(self.iterfind(path, namespaces))

    def find(self, path, namespaces=None):
        return next(self.iterfind(path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""


def _expanded(tag, namespaces):
    if tag.startswith("{"):
        return tag
    prefix, colon, name = tag.rpartition(":")
    if colon and prefix not in namespaces:
        raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
    if not colon and (tag == "*" or not namespaces.get("")):
        return tag
    return f"{{{namespaces[prefix]}}}{name}"


def _is_called(element, tag):
    if not isinstance(element.tag, str):
        return tag == "*"
    space, brace, name = tag.rpartition("}")
    own_space, own_brace, own_name = element.tag.rpartition("}")
    if space == "{*":
        return name in ("*", own_name)
    if name == "*" and brace:
        return own_space == space
    return tag in ("*", element.tag)


def _parents(root):
    return {id(child): parent for parent in root.iter() for child in parent}


def _step(root, found, step, namespaces, below):
    tag, *tests = re.findall(r"^(?:\{[^}]*\}|[^\[])*|\[[^\]]*\]", step)
    if tag == "..":
        parents, seen = _parents(root), []
        for element in found:
            parent = parents.get(id(element))
            if parent is not None and parent not in seen:
                seen.append(parent)
        result = seen
    elif tag == "." and not below:
        result = found
    else:
        tag = _expanded(tag, namespaces)
        inside = [one for element in found for one in (list(element.iter())[1:] if below else element)]
        result = [one for one in inside if _is_called(one, tag)]
    for test in tests:
        result = [one for one in result if _passes(root, one, test[1:-1].strip(), namespaces)]
    return result


_COMPARED = re.compile(r"""(@?[^=!]+?)\s*(!?=)\s*("[^"]*"|'[^']*')""")


def _passes(root, element, test, namespaces):
    if re.fullmatch(r"\d+|last\(\)(\s*-\s*\d+)?", test):
        parent = _parents(root).get(id(element))
        alike = [] if parent is None else parent.findall(element.tag)
        number = int(test) - 1 if test.isdigit() else len(alike) - 1 - int(test.partition("-")[2] or 0)
        return 0 <= number < len(alike) and alike[number] is element
    compared = _COMPARED.fullmatch(test)
    if compared is None:
        return test[1:] in element.attrib if test.startswith("@") else element.find(test, namespaces) is not None
    name, wanted, equal = compared[1], compared[3][1:-1], compared[2] == "="
    if name.startswith("@"):
        return name[1:] in element.attrib and (element.attrib[name[1:]] == wanted) == equal
    texts = ["".join(one.itertext()) for one in ([element] if name == "." else element.findall(name, namespaces))]
    return any((text == wanted) == equal for text in texts)


def SubElement(parent, tag, attrib={}, **extra):
    child = Element(tag, attrib, **extra)
    parent.append(child)
    return child


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def iselement(element):
    return hasattr(element, "tag")


class ElementTree:
    def __init__(self, element=None, file=None):
        self._root = element if file is None else parse(file).getroot()

    def getroot(self):
        return self._root

    def parse(self, source, parser=None):
        self._root = parse(source).getroot()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path):
        return "." + path if path.startswith("/") else path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None,
              *, short_empty_elements=True):
        text = tostring(self._root, encoding, method, xml_declaration=xml_declaration,
                        short_empty_elements=short_empty_elements)
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(text)
            return
        with open(file_or_filename, "w" if isinstance(text, str) else "wb") as file:
            file.write(text)


_XML = "http://www.w3.org/XML/1998/namespace"
_prefixes = {
    _XML: "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def register_namespace(prefix, uri):
    if re.fullmatch(r"ns\d+", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, name in list(_prefixes.items()):
        if known == uri or name == prefix:
            del _prefixes[known]
    _prefixes[uri] = prefix


class _Writer:
    def __init__(self, short_empty_elements):
        self.prefixes, self.short = {}, short_empty_elements

    def name(self, tag):
        if not tag.startswith("{"):
            return tag
        uri, _, name = tag[1:].rpartition("}")
        if uri == _XML:
            return f"xml:{name}"
        if uri not in self.prefixes:
            self.prefixes[uri] = _prefixes.get(uri) or f"ns{len(self.prefixes)}"
        return f"{self.prefixes[uri]}:{name}"

    def collect(self, root):
        for element in root.iter():
            for name in [element.tag, *element.attrib]:
                if isinstance(name, str):
                    self.name(name)

    def element(self, element, root=False):
        tail = _escaped(element.tail or "")
        if element.tag is Comment:
            return f"<!--{element.text}-->{tail}"
        name = self.name(element.tag)
        spaces = sorted((f"xmlns:{prefix}", uri) for uri, prefix in self.prefixes.items()) if root else []
        attributes = spaces + [(self.name(key), value) for key, value in element.items()]
        start = name + "".join(f' {key}="{_quoted(value)}"' for key, value in attributes)
        inside = _escaped(element.text or "") + "".join([self.element(child) for child in element])
        if not element.text and not len(element) and self.short:
            return f"<{start} />{tail}"
        return f"<{start}>{inside}</{name}>{tail}"


def _escaped(text):
    if not isinstance(text, str):
        raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text):
    text = _escaped(text).replace('"', "&quot;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    if method == "text":
        text = "".join(element.itertext()) + (element.tail or "")
    else:
        writer = _Writer(short_empty_elements)
        writer.collect(element)
        text = writer.element(element, True)
    name = (encoding or "us-ascii").lower()
    if xml_declaration or (xml_declaration is None and name not in ("unicode", "utf-8", "us-ascii")):
        text = f"<?xml version='1.0' encoding='{'utf-8' if name == 'unicode' else encoding or 'us-ascii'}'?>\n" + text
    if name == "unicode":
        return text
    if name in ("us-ascii", "ascii"):
        text = "".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in text)
    return text.encode("utf-8" if name in ("us-ascii", "ascii") else encoding)


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def dump(elem):
    print(tostring(elem.getroot() if isinstance(elem, ElementTree) else elem, "unicode"))


def indent(tree, space="  ", level=0):
    element = tree.getroot() if isinstance(tree, ElementTree) else tree
    if len(element):
        _indent(element, space, "\n" + level * space)


def _indent(element, space, line):
    inner = line + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent(child, space, inner)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = line


_MARKUP = re.compile(
    r"<!--(?P<comment>.*?)-->|<\?.*?\?>|<!DOCTYPE[^>]*>|<!\[CDATA\[(?P<raw>.*?)\]\]>|<(?P<close>/)?(?P<tag>[\w:.-]+)"
    r"""(?P<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?P<empty>/)?>""",
    re.S,
)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def _fail(text, at, problem):
    line = text.count("\n", 0, at) + 1
    raise ParseError(f"{problem}: line {line}, column {at - (text.rfind(chr(10), 0, at) + 1)}")


# The text between two places with its references replaced.
def _plain(text, begin, end):
    def character(match):
        name = match[1]
        if name.startswith("#"):
            return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
        if name not in _NAMED:
            _fail(text, begin + match.start(), "undefined entity")
        return _NAMED[name]

    part = text[begin:end]
    return re.sub(r"&(\w+|#\w+);", character, part) if "&" in part else part


def _add_text(element, text):
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


class _Builder:
    def __init__(self, text, as_written=False):
        self.as_written = as_written  # names with their prefixes, and comments
        self.text, self.document = text, Element("")
        self.flat = re.sub(r"[\n\t]", " ", text)  # as attributes have it
        self.open = [(self.document, "", {"xml": _XML, "": ""})]

    def name(self, name, spaces, at, attribute=False):
        if self.as_written:
            return name
        prefix, colon, local = name.rpartition(":")
        if colon and prefix not in spaces:
            _fail(self.text, at, "unbound prefix")
        uri = "" if attribute and not colon else spaces[prefix]
        return f"{{{uri}}}{local}" if uri else local

    def start(self, match):
        parent, _, spaces = self.open[-1]
        if parent is self.document and len(parent):
            _fail(self.text, match.start(), "junk after document element")
        begin = match.start("attributes")
        given = [
            (one[1], _plain(self.flat, begin + one.start(2) + 1, begin + one.end(2) - 1))
            for one in _ATTRIBUTE.finditer(match["attributes"])
        ]
        own = {name.partition(":")[2]: value for name, value in given if name == "xmlns" or name.startswith("xmlns:")}
        spaces = {**spaces, **own}
        at = match.start()
        attributes = {
            self.name(name, spaces, at, True): value
            for name, value in given
            if self.as_written or name != "xmlns" and not name.startswith("xmlns:")
        }
        element = SubElement(parent, self.name(match["tag"], spaces, at), attributes)
        if not match["empty"]:
            self.open.append((element, match["tag"], spaces))

    def build(self):
        text, at = self.text, 0
        for match in _MARKUP.finditer(text):
            self.data(at, match)
            at = match.end()
            if match["comment"] is not None and self.as_written and len(self.open) > 1:
                SubElement(self.open[-1][0], Comment).text = match["comment"]
            if match["tag"] is None:
                continue
            if not match["close"]:
                self.start(match)
            elif self.open.pop()[1] != match["tag"]:
                _fail(text, match.start("tag"), "mismatched tag")
        rest = text[at:].strip()
        if rest and (len(self.open) == 1 or "<" in rest):
            _fail(text, text.index(rest, at), "junk after document element" if len(self.document) else "syntax error")
        if len(self.open) != 1 or len(self.document) != 1:
            _fail(text, len(text), "no element found")
        return self.document[0]

    def data(self, at, match):
        wrong = self.text.find("<", at, match.start())
        if wrong >= 0:
            _fail(self.text, wrong + 1, "not well-formed (invalid token)")
        data = _plain(self.text, at, match.start()) + (match["raw"] or "")
        if data and len(self.open) > 1:
            _add_text(self.open[-1][0], data)


def _lines_of(text):
    text = text.decode("utf-8").removeprefix("\ufeff") if isinstance(text, bytes) else text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_written(text):
    return _Builder(_lines_of(text), True).build()


def fromstring(text, parser=None):
    if not smgraph.is_known(text):
        return _xml.element(text)
    return _Builder(_lines_of(text)).build()


XML = fromstring


def XMLID(text, parser=None):
    root = fromstring(text)
    return root, {element.get("id"): element for element in root.iter() if element.get("id")}


def fromstringlist(sequence, parser=None):
    return fromstring("".join(sequence))


def parse(source, parser=None):
    if not isinstance(source, (str, PurePath)):
        return ElementTree(fromstring(source.read()))
    with open(source, encoding="utf-8") as file:
        return ElementTree(fromstring(file.read()))


def _events(element, wanted):
    if "start" in wanted:
        yield "start", element
    for child in list(element):
        yield from _events(child, wanted)
    if "end" in wanted:
        yield "end", element


def iterparse(source, events=None, parser=None):
    return _events(parse(source).getroot(), events or ("end",))
)py";

}  // namespace smgraph::python
