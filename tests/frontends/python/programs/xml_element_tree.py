import io
import xml.etree.ElementTree as ET
from xml.etree import ElementTree

TEXT = """<?xml version="1.0"?>
<!-- a plan -->
<plan name="p &amp; q" size='2'>
  <task id="a"/>
  <task id="b" after="a">first<![CDATA[<raw>]]> &lt;&#65;&gt;</task>
  <group prefix="g">
    <task id="c"><note>deep</note> tail</task>
    <empty></empty>
  </group>
</plan>
"""
root = ET.fromstring(TEXT)
print(root.tag, root.attrib, root.get("name"), root.get("none", 1), len(root), [child.tag for child in root])
print([e.get("id") for e in root.findall("task")], [e.get("id") for e in root.iter("task")], [e.get("id") for e in root.findall(".//task")])
print(repr(root[1].text), root.find("group/task/note").text, repr(root.find("group/task/note").tail), root.findtext("group/task/note"), root.findtext("none", "-"))
print(root.find("task[@after]").get("id"), root.find("task[@id='a']").attrib, root.find("task[2]").get("id"), root.find("nothing"), root.findall("*/task")[0].get("id"))
print([e.tag for e in root.find("group")], root.find("group").find("empty").text, list(root[1].keys()), list(root[1].items()), [e.tag for e in root.iter()])
extra = ET.SubElement(root, "task", {"id": "d"}, after="c")
extra.set("size", "3")
root.remove(root[0])
print([e.attrib for e in root.findall("task")], "".join(root.find("group/task").itertext()), root is not None)
tree = ElementTree.parse(io.StringIO("<a><b x='1'/></a>"))
print(tree.getroot().tag, tree.find("b").attrib, [e.tag for e in tree.iter()])
for wrong in ("<a><b></a>", "", "<a>"):
    try:
        ET.fromstring(wrong)
    except ET.ParseError:
        print("refused")
