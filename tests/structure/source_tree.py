#!/usr/bin/env python3
"""Checks what the compiler does not: who includes whom, and that no source is forgotten.

    source_tree.py ROOT     prints each violation as FILE:LINE: text; exit 1 when there is one
"""

import re
import sys
from pathlib import Path

# A folder and those it may include besides itself. The longest prefix of a path is its folder.
LAYERS = {
    "graph/base": [],
    "graph": ["graph/base"],
    "frontends/python": ["graph/base"],
    "frontends/dialect": ["graph/base", "graph", "frontends/python"],
    "frontends/sagemaker": ["graph/base", "graph", "frontends/python", "frontends/dialect"],
    "frontends/zenml": ["graph/base", "graph", "frontends/python", "frontends/dialect"],
    "frontends/asl": ["graph/base", "graph"],
    "frontends": [
        "graph/base",
        "graph",
        "frontends/python",
        "frontends/dialect",
        "frontends/sagemaker",
        "frontends/zenml",
        "frontends/asl",
    ],
    "passes": ["graph/base", "graph"],
    "render": ["graph/base", "graph"],
}
LAYERS["cli"] = list(LAYERS)

# The one header of frontends/ that single frontends see: it says what a frontend is.
FRONTEND_HEADER = "frontends/frontend.h"

# Third-party headers and the paths that may include them; other <…/…> headers may not be used.
THIRD_PARTY = {
    "sanitizer/": ["frontends/python/generators.cc"],
    "boost/": ["graph", "frontends", "passes", "render", "cli"],
    "fmt/": ["graph", "frontends", "passes", "render", "cli"],
    "nlohmann/": ["graph", "frontends", "passes", "render", "cli"],
    "yaml-cpp/": ["frontends"],
    "tree_sitter/": ["frontends/python/syntax.cc"],
    "graphviz/": ["render/graphviz.cc"],
    "gvc": ["render/graphviz.cc"],
    "cgraph": ["render/graphviz.cc"],
    "CLI/": ["cli"],
    "sys/": ["cli", "frontends"],
}

# What a header, which others pay for, may include of them.
IN_HEADERS = ("boost/", "fmt/")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def layer_of(path):
    """The folder of LAYERS that `path` belongs to, or None."""
    holders = [layer for layer in LAYERS if path.startswith(layer + "/")]
    return max(holders, key=len, default=None)


def own_include_error(path, included, root):
    """What is wrong with path including "included", or None."""
    if not (root / included).is_file():
        return f'no "{included}" below the repository root'
    own, other = layer_of(path), layer_of(included)
    if other == own or other in LAYERS[own]:
        return None
    if included == FRONTEND_HEADER and own.startswith("frontends/"):
        return None
    return f"{own} must not include {included}"


def foreign_include_error(path, included):
    """What is wrong with path including <included>, or None."""
    for prefix, users in THIRD_PARTY.items():
        if included.startswith(prefix):
            if not any(path == user or path.startswith(user + "/") for user in users):
                return f"<{included}> belongs into {' or '.join(users)}"
            if path.endswith(".h") and prefix not in IN_HEADERS:
                return f"<{included}> belongs into a source file, not into a header"
            return None
    if "/" not in included:
        return None  # the standard library
    return f"<{included}> is of no library this project uses"


def includes(file):
    """(line number, quote, name) of each #include."""
    lines = file.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if match := INCLUDE.match(line):
            yield number, match.group(1), match.group(2)


def include_errors(file, path, root):
    first = True
    for number, quote, included in includes(file):
        if quote == '"':
            error = own_include_error(path, included, root)
        else:
            error = foreign_include_error(path, included)
        if error:
            yield f"{path}:{number}: {error}"
        own_header = path.removesuffix(".cc") + ".h"
        if first and path.endswith(".cc") and (root / own_header).is_file() and included != own_header:
            yield f'{path}:{number}: "{own_header}" comes first, so that it is known to compile alone'
        first = False


def header_errors(file, path):
    if path.endswith(".h") and not re.search(r"^#pragma once$", file.read_text(encoding="utf-8"), re.M):
        yield f"{path}:1: no #pragma once"


def listed_sources(root):
    """Paths of the sources that some CMakeLists.txt names."""
    listed = set()
    for cmake_file in root.rglob("CMakeLists.txt"):
        folder = cmake_file.parent.relative_to(root)
        for word in re.findall(r"[^\s()]+\.cc\b", cmake_file.read_text(encoding="utf-8")):
            listed.add((folder / word).as_posix())
    return listed


def tree_errors(root):
    for top in sorted({layer.split("/")[0] for layer in LAYERS}):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".h", ".cc"):
                path = file.relative_to(root).as_posix()
                yield from include_errors(file, path, root)
                yield from header_errors(file, path)


def forgotten_errors(root):
    listed = set()
    tops = sorted({layer.split("/")[0] for layer in LAYERS} | {"tests", "bench"})
    for top in tops:
        listed |= {f"{top}/{source}" for source in listed_sources(root / top)}
    for top in tops:
        for file in sorted((root / top).rglob("*.cc")):
            path = file.relative_to(root).as_posix()
            if path not in listed:
                yield f"{path}:1: no CMakeLists.txt names this source"


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 64
    root = Path(arguments[0])
    errors = [*tree_errors(root), *forgotten_errors(root)]
    print("\n".join(errors))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
