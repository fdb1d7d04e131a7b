#!/usr/bin/env python3
"""Checks what the compiler does not: who includes whom, what is installed, and that no source is forgotten.

    source_tree.py ROOT     prints each violation as FILE:LINE: text; exit 1 when there is one
"""

import re
import sys
from pathlib import Path

# A folder and those it may include besides itself. The longest prefix of a path is its folder. Every
# folder "frontends/X" that has no row of its own is a dialect.
LAYERS = {
    "graph/base": [],
    "graph": ["graph/base"],
    "frontends/python": ["graph/base"],
    "frontends/dialect": ["graph/base", "graph", "frontends/python"],
    "passes": ["graph/base", "graph"],
    "render": ["graph/base", "graph"],
}
DIALECT = ["graph/base", "graph", "frontends/python", "frontends/dialect"]
# These may include every folder of a list: "" is all there are.
OVER_OTHERS = {"frontends": ("graph", "frontends"), "cli": ("",)}
TOPS = sorted({layer.split("/")[0] for layer in [*LAYERS, *OVER_OTHERS]})

# Third-party headers and the paths that may include them; other <…/…> headers may not be used.
THIRD_PARTY = {
    "sanitizer/": ["frontends/python/generators.cc"],
    "cctz/": ["graph/schedule", "frontends/python", "passes", "cli"],
    "boost/": ["graph", "frontends", "passes", "render", "cli"],
    "fmt/": ["graph", "frontends", "passes", "render", "cli"],
    "nlohmann/": ["graph", "frontends", "passes", "render", "cli"],
    "nettle/": ["frontends/python/library/hashes.cc"],
    "yaml-cpp/": ["frontends"],
    "tree_sitter/": ["frontends/python/syntax.cc"],
    "graphviz/": ["render/graphviz.cc"],
    "gvc": ["render/graphviz.cc"],
    "cgraph": ["frontends/generic/dot.cc"],
    "CLI/": ["cli"],
    "toml++/": ["cli/settings.cc"],
    "sys/": ["cli", "frontends"],
}

# What a header, which others pay for, may include of them.
IN_HEADERS = ("boost/", "cctz/", "fmt/")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def layer_of(path):
    """The layer that `path` belongs to, or None."""
    parts = path.split("/")
    if parts[0] == "frontends" and len(parts) > 2:
        return "/".join(parts[:2])
    holders = [layer for layer in [*LAYERS, *OVER_OTHERS] if path.startswith(layer + "/")]
    return max(holders, key=len, default=None)


def may_include(own, other):
    """True when files of the layer `own` may include those of the layer `other`."""
    if own in OVER_OTHERS:
        return other is not None and other.startswith(OVER_OTHERS[own])
    return own == other or other in LAYERS.get(own, DIALECT)


def own_include_error(path, included, root):
    """What is wrong with path including "included", or None."""
    if not (root / included).is_file():
        return f'no "{included}" below the repository root'
    own = layer_of(path)
    return None if may_include(own, layer_of(included)) else f"{own} must not include {included}"


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


def public_headers(root):
    """Paths of the headers that the CMakeLists.txt files install."""
    public = set()
    for cmake_file in root.rglob("CMakeLists.txt"):
        folder = cmake_file.parent.relative_to(root)
        for block in re.findall(r"^  PUBLIC\n((?:    \S+\.h\n)+)", cmake_file.read_text(encoding="utf-8"), re.M):
            public |= {(folder / header).as_posix() for header in block.split()}
    return public


def public_errors(root):
    """Who embeds the library needs nothing but what is installed, and finds it in the documentation."""
    public = public_headers(root)
    document = root / "docs/architecture.md"
    documented = document.read_text(encoding="utf-8") if document.is_file() else ""
    for path in sorted(public):
        if not (root / path).is_file():
            yield f"{path}:1: installed, but not there"
            continue
        if f"`{path}`" not in documented:
            yield f"{path}:1: installed, but docs/architecture.md does not say so"
        for number, quote, included in includes(root / path):
            if quote == '"' and included not in public:
                yield f"{path}:{number}: an installed header includes {included}, which is not installed"


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
    for top in TOPS:
        for file in sorted((root / top).rglob("*")):
            if file.suffix in (".h", ".cc"):
                path = file.relative_to(root).as_posix()
                yield from include_errors(file, path, root)
                yield from header_errors(file, path)


def forgotten_errors(root):
    listed = set()
    tops = [*TOPS, "tests", "bench"]
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
    errors = [*tree_errors(root), *forgotten_errors(root), *public_errors(root)]
    print("\n".join(errors))
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
