# Imports in functions, aliases and standard constants.
def tools():
    from string import ascii_uppercase as upper, punctuation
    import math as m
    return upper[:3], m.floor(m.e), "," in punctuation


print(tools())
from os.path import join, splitext, basename
import os

print(join("a", "b.txt"), splitext("x.py"), basename("/p/q"), os.sep, os.path.normpath("a/../b/./c"), os.path.isabs("/x"))
