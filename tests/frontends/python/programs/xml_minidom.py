# xml.dom.minidom: reading, making and writing documents.
import xml.etree.ElementTree as ET
from xml.dom import minidom

doc = minidom.parseString('<flow name="f" xmlns:m="urn:m"><!-- c --><step id="a" m:x="1">x &lt; y</step>\n<step id="b"/><g><step id="c"><k/>t</step></g></flow>')
root = doc.documentElement
print(root.tagName, root.getAttribute("name"), root.getAttribute("none"), root.hasAttribute("name"))
print([s.getAttribute("id") for s in doc.getElementsByTagName("step")], root.getElementsByTagName("k")[0].parentNode.getAttribute("id"))
first = root.getElementsByTagName("step")[0]
print(first.firstChild.data, first.firstChild.nodeValue, first.firstChild.nodeType == first.TEXT_NODE, first.attributes["id"].value, first.getAttribute("m:x"))
print([n.nodeName for n in root.childNodes if n.nodeType == n.ELEMENT_NODE], first.nextSibling.nodeName, len(root.getElementsByTagName("g")[0].childNodes))
element = ET.Element("pipeline", name="p")
ET.SubElement(element, "step", id="1").text = "a & b"
ET.SubElement(ET.SubElement(element, "group"), "step", id="2")
print(minidom.parseString(ET.tostring(element)).toprettyxml(indent="  "))
print(minidom.parseString(ET.tostring(element)).toxml())
made = minidom.Document()
top = made.appendChild(made.createElement("top"))
top.setAttribute("q", 'a"b<')
child = made.createElement("child")
child.appendChild(made.createTextNode("text"))
top.appendChild(child)
top.appendChild(made.createComment(" note "))
print(made.toprettyxml(indent=" ", encoding="utf-8"), top.toxml(), made.documentElement is top)
top.removeChild(child)
print(top.toxml(), child.parentNode)
