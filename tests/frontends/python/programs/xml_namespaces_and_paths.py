# xml.etree.ElementTree: namespaces, paths, writing.
import io
import sys
import xml.etree.ElementTree as ET

r = ET.fromstring('<w xmlns:m="urn:meta"><t m:o="ops"/></w>')
print(r.attrib, r[0].attrib, r[0].get("{urn:meta}o"), r[0].items()[0], r[0].keys())
d = ET.fromstring('<w xmlns="urn:d" a="1"><t/><t><x xmlns=""><t/></x></t></w>')
print(d.tag, d.attrib, len(d.findall("t")), len(d.findall("{urn:d}t")), len(d.findall("d:t", {"d": "urn:d"})))
print([e.tag for e in d.iter()], len(d.findall("t", {"": "urn:d"})), len(d.findall("{*}t")), len(d.findall("{urn:d}*")))
p = ET.fromstring('<a xmlns:x="urn:1"><x:b/><c xmlns:x="urn:2"><x:b/></c></a>')
print([e.tag for e in p.iter()])
print(p.find(".//y:b", {"y": "urn:2"}).tag, p.find(".//{urn:3}b"))
try:
    p.find("z:b", {"y": "urn:2"})
except SyntaxError as error:
    print(error)

n = ET.fromstring("""<r>
  <t n="3"><n/><t n="1"><k>v</k></t></t>
  <g><t n="2" q="a b"/></g><t n="4">text<n/>tail</t>
</r>""")
print([e.get("n") for e in n.findall(".//t")], [e.get("n") for e in n.iter("t")], [e.get("n") for e in n.findall("t")])
print([e.tag for e in n.findall(".//n/..")], [e.get("n") for e in n.findall(".//n/..")], [e.tag for e in n.findall(".//t/..")])
print([e.get("n") for e in n.findall("t[1]")], [e.get("n") for e in n.findall("t[last()]")], [e.get("n") for e in n.findall("t[last()-1]")])
print([e.get("n") for e in n.findall(".//t[@q]")], [e.get("n") for e in n.findall(".//t[@n='1']")], [e.get("n") for e in n.findall(".//t[@n!='1']")])
print([e.get("n") for e in n.findall(".//t[k]")], [e.get("n") for e in n.findall(".//t[k='v']")], [e.get("n") for e in n.findall('.//k[.="v"]/..')])
print([e.tag for e in n.findall("*")], [e.tag for e in n.findall("./g/*")], [e.tag for e in n.findall("./")], [e.tag for e in n.findall(".")])
print(n.findtext("t/t/k"), n.findtext("zz", "none"), n.findtext("g"), "".join(n.itertext()).split())
try:
    n.find("/r")
except SyntaxError as error:
    print(error)

root = ET.Element("steps", {"v": "1"}, name="é<\"&'")
one = ET.SubElement(root, "step", id="a")
one.text, one.tail = "x < y", " & more"
ET.SubElement(root, "step")
root.append(ET.Comment(" note "))
print(ET.tostring(root))
print(ET.tostring(root, encoding="unicode"), ET.tostring(root, "utf-8"))
print(ET.tostring(root, "unicode", short_empty_elements=False), ET.tostring(one, "unicode", method="text"))
print(ET.tostring(root, encoding="unicode", xml_declaration=True)[:40])
ET.indent(root)
print(ET.tostring(root, "unicode"))
print(ET.tostring(d, "unicode"))
print(ET.tostring(p, "unicode"))
ET.register_namespace("m", "urn:meta")
print(ET.tostring(r, "unicode"))
ET.dump(ET.fromstring("<a><b> c </b></a>"))
tree = ET.ElementTree(root)
print(tree.find("step").get("id"), tree.getroot() is root, len(tree.findall(".//step")), tree.find("/step").tag)
out = io.BytesIO()
tree.write(out, encoding="utf-8", xml_declaration=True)
print(out.getvalue()[:60])

for event, element in ET.iterparse(io.StringIO("<a><b i='1'/><c><d/></c></a>"), events=("start", "end")):
    print(event, element.tag, end="; ")
print()
print([e.tag for _, e in ET.iterparse(io.StringIO("<a><b/><c/></a>"))])
print(ET.fromstring("<a>&lt;&#65;&#x42;<![CDATA[<raw>]]></a>").text, ET.fromstring('<a b="x&#10;y&amp;z&quot;"/>').attrib)
print(ET.XML("<?xml version='1.0'?><!DOCTYPE a><!-- c --><a><!-- in -->t</a>").text)
for wrong in ("<a><b></a>", "<a>", "", "<a/><b/>", "<a>&nbsp;</a>", "<x:a/>", "<a>\n <b>\n</c></a>", "text"):
    try:
        ET.fromstring(wrong)
    except ET.ParseError as error:
        print(error)
e = ET.Element("l")
e.extend([ET.Element("i"), ET.Element("j")])
e[0] = ET.Element("k")
del e[1]
e.insert(0, ET.Element("z"))
print([c.tag for c in e], len(e), ET.iselement(e))
e.clear()
print(len(e), e.attrib, e.text)
