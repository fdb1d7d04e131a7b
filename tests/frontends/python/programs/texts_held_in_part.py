# `in` with a text of which a part is not known; markup and templates that are not known.
import os
import xml.etree.ElementTree as ET
from string import Template

segment = os.environ.get("SOME_SEGMENT")
print(f"-{segment}-" in "Pull", f"-{segment}-" not in "Pull", f"-{segment}-" in "a-b", f"-{segment}-" in "a-b-c")
print(f"a{segment}b" in "b a" or "no", Template("$x ${y} $$").substitute(x=segment, y=1))
root = ET.fromstring(segment)
for child in root:
    print("a child", child.tag)
print(root.tag)
