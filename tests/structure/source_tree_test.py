#!/usr/bin/env python3
"""Tests of source_tree.py on small trees."""

import tempfile
import unittest
from pathlib import Path

import source_tree


def errors_of(files):
    """What source_tree.py finds in a tree of {path: text}."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return [
            *source_tree.tree_errors(root),
            *source_tree.forgotten_errors(root),
            *source_tree.public_errors(root),
        ]


def including(path, include):
    """Errors of `path` with one include, every header that may be meant being there."""
    headers = (
        "graph/base/a.h",
        "graph/a.h",
        "frontends/python/a.h",
        "frontends/dialect/a.h",
        "frontends/asl/a.h",
        "frontends/a.h",
        "passes/a.h",
    )
    files = {header: "#pragma once\n" for header in headers}
    files[path] = f"#pragma once\n#include {include}\n"
    files[path.split("/")[0] + "/CMakeLists.txt"] = path.split("/", 1)[1]
    return errors_of(files)


class SourceTree(unittest.TestCase):
    def test_arrows_are_allowed(self):
        for path, include in [
            ("graph/b.cc", '"graph/base/a.h"'),
            ("frontends/zenml/b.cc", '"frontends/python/a.h"'),
            ("frontends/zenml/b.cc", '"frontends/dialect/a.h"'),
            ("frontends/b.cc", '"frontends/asl/a.h"'),
            ("render/b.h", '"graph/a.h"'),
            ("cli/b.cc", '"passes/a.h"'),
            ("frontends/python/syntax.cc", "<tree_sitter/api.h>"),
            ("graph/b.h", "<boost/graph/adjacency_list.hpp>"),
            ("graph/b.h", "<vector>"),
        ]:
            self.assertEqual(including(path, include), [], (path, include))

    def test_against_the_arrows(self):
        for path, include, error in [
            ("graph/base/b.h", '"graph/a.h"', "graph/base must not include graph/a.h"),
            ("frontends/python/b.cc", '"passes/a.h"', "frontends/python must not include passes/a.h"),
            ("frontends/zenml/b.cc", '"frontends/asl/a.h"', "frontends/zenml must not include frontends/asl/a.h"),
            ("frontends/zenml/b.cc", '"frontends/a.h"', "frontends/zenml must not include frontends/a.h"),
            ("frontends/b.cc", '"passes/a.h"', "frontends must not include passes/a.h"),
            ("passes/b.cc", '"frontends/a.h"', "passes must not include frontends/a.h"),
            ("render/b.cc", '"passes/a.h"', "render must not include passes/a.h"),
            ("render/b.cc", '"graph/none.h"', 'no "graph/none.h" below the repository root'),
            ("render/b.cc", "<graphviz/gvc.h>", "<graphviz/gvc.h> belongs into render/graphviz.cc"),
            ("render/b.cc", "<gvc.h>", "<gvc.h> belongs into render/graphviz.cc"),
            ("graph/b.h", "<nlohmann/json.hpp>", "<nlohmann/json.hpp> belongs into a source file, not into a header"),
            ("graph/b.cc", "<absl/strings/cord.h>", "<absl/strings/cord.h> is of no library this project uses"),
        ]:
            self.assertEqual(including(path, include), [f"{path}:2: {error}"])

    def test_own_header_comes_first(self):
        files = {"graph/a.h": "#pragma once\n", "graph/a.cc": '#include <vector>\n#include "graph/a.h"\n'}
        files["graph/CMakeLists.txt"] = "a.cc"
        self.assertEqual(
            errors_of(files), ['graph/a.cc:1: "graph/a.h" comes first, so that it is known to compile alone']
        )

    def test_header_guard(self):
        self.assertEqual(errors_of({"graph/a.h": "\n"}), ["graph/a.h:1: no #pragma once"])

    def test_forgotten_source(self):
        files = {"tests/CMakeLists.txt": "smgraph_test(t SOURCES a/x_test.cc)", "tests/a/x_test.cc": "", "tests/a/y_test.cc": ""}
        self.assertEqual(errors_of(files), ["tests/a/y_test.cc:1: no CMakeLists.txt names this source"])

    def test_installed_headers_are_enough(self):
        files = {
            "graph/CMakeLists.txt": "smgraph_library(graph\n  PUBLIC\n    a.h\n    b.h\n    c.h\n  LINK x\n)",
            "graph/a.h": '#pragma once\n#include "graph/b.h"\n#include "graph/base/own.h"\n',
            "graph/b.h": "#pragma once\n",
            "graph/base/own.h": "#pragma once\n",
            "docs/architecture.md": "`graph/a.h`",
        }
        self.assertEqual(
            errors_of(files),
            [
                "graph/a.h:3: an installed header includes graph/base/own.h, which is not installed",
                "graph/b.h:1: installed, but docs/architecture.md does not say so",
                "graph/c.h:1: installed, but not there",
            ],
        )


if __name__ == "__main__":
    unittest.main()
