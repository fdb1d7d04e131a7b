// xml.dom.minidom. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kMinidomText = R"py(
import _xml
import smgraph
from xml.etree import ElementTree as _tree


class Node:
    ELEMENT_NODE, TEXT_NODE, COMMENT_NODE, DOCUMENT_NODE = 1, 3, 8, 9
    nodeValue = parentNode = ownerDocument = None

    def __init__(self, name, kind):
        self.nodeName, self.nodeType, self.childNodes = name, kind, []

    def appendChild(self, node):
        node.parentNode = self
        self.childNodes.append(node)
        return node

    def removeChild(self, node):
        self.childNodes.remove(node)
        node.parentNode = None
        return node

    def insertBefore(self, node, other):
        if other is None:
            return self.appendChild(node)
        node.parentNode = self
        self.childNodes.insert(self.childNodes.index(other), node)
        return node

    def hasChildNodes(self):
        return bool(self.childNodes)

    @property
    def firstChild(self):
        return self.childNodes[0] if self.childNodes else None

    @property
    def lastChild(self):
        return self.childNodes[-1] if self.childNodes else None

    def _beside(self, step):
        around = self.parentNode.childNodes if self.parentNode else [self]
        at = around.index(self) + step
        return around[at] if 0 <= at < len(around) else None

    @property
    def nextSibling(self):
        return self._beside(1)

    @property
    def previousSibling(self):
        return self._beside(-1)

    def getElementsByTagName(self, name):
        found = []
        for child in self.childNodes:
            if child.nodeType == Node.ELEMENT_NODE and name in ("*", child.tagName):
                found.append(child)
            found += child.getElementsByTagName(name)
        return found

    def toxml(self, encoding=None):
        return self.toprettyxml("", "", encoding)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None):
        text = "".join(self._lines(indent, newl, ""))
        return text if encoding is None else text.encode(encoding)

    def _lines(self, indent, newl, before):
        for child in self.childNodes:
            yield from child._lines(indent, newl, before)


class Text(Node):
    def __init__(self, data):
        super().__init__("#text", Node.TEXT_NODE)
        self.data = self.nodeValue = data

    def _lines(self, indent, newl, before):
        yield f"{before}{_escaped(self.data)}{newl}"


class Comment(Node):
    def __init__(self, data):
        super().__init__("#comment", Node.COMMENT_NODE)
        self.data = self.nodeValue = data

    def _lines(self, indent, newl, before):
        yield f"{before}<!--{self.data}-->{newl}"


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Attr(Node):
    def __init__(self, name, value):
        super().__init__(name, 2)
        self.name, self.value, self.nodeValue = name, value, value


class Element(Node):
    def __init__(self, tag):
        super().__init__(tag, Node.ELEMENT_NODE)
        self.tagName, self._attributes = tag, {}

    def getAttribute(self, name):
        return self._attributes.get(name, "")

    def setAttribute(self, name, value):
        self._attributes[name] = value

    def hasAttribute(self, name):
        return name in self._attributes

    def removeAttribute(self, name):
        del self._attributes[name]

    @property
    def attributes(self):
        return {name: Attr(name, value) for name, value in self._attributes.items()}

    def _lines(self, indent, newl, before):
        start = self.tagName
        for name, value in self._attributes.items():
            quoted = _escaped(value).replace('"', "&quot;")
            start += f' {name}="{quoted}"'
        if not self.childNodes:
            yield f"{before}<{start}/>{newl}"
        elif len(self.childNodes) == 1 and self.firstChild.nodeType == Node.TEXT_NODE:
            yield f"{before}<{start}>{_escaped(self.firstChild.data)}</{self.tagName}>{newl}"
        else:
            yield f"{before}<{start}>{newl}"
            for child in self.childNodes:
                yield from child._lines(indent, newl, before + indent)
            yield f"{before}</{self.tagName}>{newl}"


class Document(Node):
    def __init__(self):
        super().__init__("#document", Node.DOCUMENT_NODE)

    @property
    def documentElement(self):
        return next((node for node in self.childNodes if node.nodeType == Node.ELEMENT_NODE), None)

    def createElement(self, tagName):
        return Element(tagName)

    def createTextNode(self, data):
        return Text(data)

    def createComment(self, data):
        return Comment(data)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        declared = " " if encoding is None else f' encoding="{encoding}"'
        text = f'<?xml version="1.0"{declared}?>{newl}' + "".join(self._lines(indent, newl, ""))
        return text if encoding is None else text.encode(encoding)


def _node(parent, element):
    if element.tag is _tree.Comment:
        parent.appendChild(Comment(element.text))
        return
    node = parent.appendChild(Element(element.tag))
    node._attributes = dict(element.attrib)
    if element.text:
        node.appendChild(Text(element.text))
    for child in element:
        _node(node, child)
        if child.tail:
            node.appendChild(Text(child.tail))


def parseString(string, parser=None):
    if not smgraph.is_known(string):
        return _xml.document(string)
    document = Document()
    _node(document, _tree._as_written(string))
    return document


def parse(file, parser=None, bufsize=None):
    if hasattr(file, "read"):
        return parseString(file.read())
    with open(file, encoding="utf-8") as source:
        return parseString(source.read())
)py";

}  // namespace smgraph::python
