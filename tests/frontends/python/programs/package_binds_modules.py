"""A package's modules are its attributes once something has imported them."""

import sys

sys.dont_write_bytecode = True
sys.path.insert(0, "data")

import package_of_modules
from package_of_modules import tools

print(package_of_modules.BOUND, package_of_modules.NAMES, package_of_modules.SIZE)
print(package_of_modules.tools is tools, tools.parts)


def here(b, a=1):
    c = 2
    return dir()


print(here(1))
import __main__

print(__main__.here is here)
