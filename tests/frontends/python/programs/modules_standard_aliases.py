# Imports under other names, inside functions and conditionally.
import os.path as osp
from collections import OrderedDict as OD, defaultdict as dd

try:
    import json as j
except ImportError:
    j = None


def late():
    from math import sqrt as root, floor
    import string
    return root(9), floor(2.7), string.digits[:3]


print(osp.join("a", "b"), osp.basename("/x/y.txt"), OD(a=1)["a"], dd(int)["z"], j.dumps([1]), late())
import math as m, re
print(m.pi > 3, bool(re.match("a", "abc")), osp.splitext("f.tar.gz"), osp.dirname("a/b/c"))
