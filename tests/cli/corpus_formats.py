"""Every case of the corpus through every command and format: exit status, and output that is what its format says.

    corpus_formats.py SMGRAPH CORPUS show|draw|diff|check

Cases, pairs and formats are looked up, so that a new one is tested without a change here.
"""

import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

try:
    import jsonschema
except ImportError:  # JSON is only parsed then
    jsonschema = None

DOCS = pathlib.Path(__file__).parents[2] / "docs"
VOID_TAGS = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class TagBalance(html.parser.HTMLParser):
    """Finds tags that are not closed, or closed in the wrong order."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> at {self.getpos()} closes nothing"


def check_html(data):
    text = data.decode()
    assert text.lower().startswith("<!doctype html>"), "no doctype"
    balance = TagBalance()
    balance.feed(text)
    balance.close()
    assert not balance.open, f"not closed: {balance.open}"
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", text), "wants the network"


def check_svg(data):
    root = xml.etree.ElementTree.fromstring(data)
    assert root.tag == "{http://www.w3.org/2000/svg}svg", root.tag


def check_png(data):
    assert data.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in data[-12:], "no PNG"


def check_pdf(data):
    assert data.startswith(b"%PDF-") and b"%%EOF" in data[-32:], "no PDF"


def check_dot(data):
    assert re.match(r"(strict )?digraph\b", data.decode()) and data.rstrip().endswith(b"}"), "no DOT"


def check_mermaid(data):
    assert re.search(r"^(flowchart|graph) ", data.decode(), re.M), "no Mermaid"


def check_text(data):
    wide = [line for line in data.decode().splitlines() if len(line) > 80]
    assert not wide, f"wider than 80 columns: {wide[0]}"


def check_ascii(data):
    data.decode("ascii")
    check_text(data)


def json_as(schema):
    """A check that the output is JSON that docs/SCHEMA describes."""
    rules = json.loads((DOCS / schema).read_text())

    def check(data):
        document = json.loads(data)
        faults = jsonschema.Draft7Validator(rules).iter_errors(document) if jsonschema else ()
        for fault in faults:
            raise AssertionError(f"{schema}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}")
    return check


def check_report(data):
    """The parts of a report are what the other commands print."""
    json_as("report.schema.json")(data)
    schemas = {"show": "graph", "before": "graph", "after": "graph", "diff": "diff", "equiv": "equiv", "check": "check"}
    for name, part in json.loads(data).items():
        json_as(f"{schemas[name]}.schema.json")(json.dumps(part))


def check_sarif(data):
    run = json.loads(data)["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"], "the index of a rule leads to another one"
    prints = [result["partialFingerprints"]["smgraph/v1"] for result in run["results"]]
    assert len(prints) == len(set(prints)), "two findings have one fingerprint"


def check_junit(data):
    suites = xml.etree.ElementTree.fromstring(data)
    assert int(suites.get("failures")) == len(suites.findall(".//failure")), "failures are counted wrongly"
    assert int(suites.get("tests")) == len(suites.findall(".//testcase")), "tests are counted wrongly"


def check_github(data):
    for line in data.decode().splitlines():
        assert re.match(r"::(error|warning|notice) .*title=SMG\d{3} [a-z-]+::.", line), line


CHECKS = {"html": check_html, "svg": check_svg, "png": check_png, "pdf": check_pdf, "dot": check_dot,
          "mermaid": check_mermaid, "json": json.loads, "unicode": check_text, "ascii": check_ascii}


class Runner:
    def __init__(self, program, corpus):
        self.program = program
        self.corpus = corpus
        self.runs = 0
        self.faults = []

    def run(self, *arguments):
        self.runs += 1
        done = subprocess.run([self.program, *arguments], cwd=self.corpus, capture_output=True, timeout=120, check=False)
        return done.returncode, done.stdout, done.stderr.decode(errors="replace")

    def expect(self, statuses, check, *arguments):
        """Runs; its standard output if all is well, else None and a fault."""
        status, out, err = self.run(*arguments)
        try:
            assert status in statuses, f"exit {status}\n{err}"
            assert out or check is check_github, "no output"
            check(out)
        except (AssertionError, ValueError, xml.etree.ElementTree.ParseError) as wrong:
            self.faults.append(f"smgraph {' '.join(arguments)}\n  {wrong}")
            return None
        return out

    def formats(self, command):
        """The formats that the command's help lists."""
        _, out, _ = self.run(command, "--help")
        return re.search(r"--format ([a-z]+(?:\|[a-z]+)+)", out.decode()).group(1).split("|")

    def pipelines(self, entry):
        """How to name each pipeline of a file."""
        out = self.expect({0}, json.loads, "show", "--format", "json", entry)
        found = json.loads(out)["pipelines"] if out else []
        names = [pipeline["name"] for pipeline in found]
        keys = [name if names.count(name) == 1 else pipeline["entry"] for name, pipeline in zip(names, found)]
        return [entry] if len(found) == 1 else [f"{entry}::{key}" for key in keys]


def cases(corpus, refused=False):
    """Files of the cases that the SDK accepts, or of those it refuses, relative to the corpus; those that hold both, or nothing
    without their arguments, are left out."""
    for case in sorted(corpus.glob("**/case.json")):
        facts = json.loads(case.read_text())
        if facts.get("alone", True) and not facts.get("each") and bool(facts.get("refused")) == refused:
            yield str((case.parent / facts["entry"]).relative_to(corpus))


def show_all(runner, corpus):
    for entry in cases(corpus):
        runner.expect({0}, json_as("graph.schema.json"), "show", "--format", "json", entry)
        runner.expect({0}, check_text, "show", entry)


def draw_all(runner, corpus):
    for entry in cases(corpus):
        for pipeline in runner.pipelines(entry):
            for name in runner.formats("draw"):
                runner.expect({0}, CHECKS.get(name, bytes.decode), "draw", pipeline, "--format", name)


def diff_all(runner, corpus):
    """Each pair in each format, and each side with itself: a graph that was written and read again is the same."""
    for pair in sorted(path.parent for path in (corpus / "pairs").glob("*/before")):
        before, after = (next(cases_below(corpus, pair / side)) for side in ("before", "after"))
        checks = CHECKS | {"json": json_as("diff.schema.json")}
        for name in runner.formats("diff"):
            runner.expect({0, 1, 3}, checks.get(name, bytes.decode), "diff", before, after, "--format", name)
        runner.expect({0, 1, 3}, json_as("equiv.schema.json"), "equiv", before, after, "--format", "json")
        runner.expect({0, 1, 3}, check_text, "equiv", before, after)
        runner.expect({0}, check_report, "report", before, after, "--format", "json")
        runner.expect({0}, check_report, "report", after, "--format", "json")
        for entry in (before, after):
            same_again(runner, entry)


def is_refused(corpus, entry):
    """What an SDK accepts, an orchestrator may not run: pair.json names the finding of the later side."""
    case = next(folder for folder in (corpus / entry).parents if (folder / "case.json").exists())
    pair = case.parent / "pair.json"
    return case.name == "after" and pair.exists() and "check" in json.loads(pair.read_text())


def check_all(runner, corpus):
    """What the SDK or the orchestrator refuses has an error, the rest has none."""
    checks = {"json": json_as("check.schema.json"), "sarif": check_sarif, "junit": check_junit, "github": check_github}
    for name in runner.formats("check"):
        for entry in cases(corpus):
            status = int(is_refused(corpus, entry))
            runner.expect({status}, checks.get(name, bytes.decode), "check", entry, "--format", name)
        for entry in cases(corpus, refused=True):
            runner.expect({1}, checks.get(name, bytes.decode), "check", entry, "--format", name)


def cases_below(corpus, folder):
    return (entry for entry in cases(corpus) if (corpus / entry).is_relative_to(folder))


def same_again(runner, entry):
    out = runner.expect({0}, json.loads, "show", "--format", "json", entry)
    if out is None:
        return
    with tempfile.NamedTemporaryFile(suffix=".json") as written:
        written.write(out)
        written.flush()
        runner.expect({0, 3}, json.loads, "diff", entry, written.name, "--format", "json")
        runner.expect({0, 3}, json_as("equiv.schema.json"), "equiv", entry, written.name, "--format", "json")


def main():
    program, corpus, what = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    runner = Runner(program, corpus)
    {"show": show_all, "draw": draw_all, "diff": diff_all,
     "check": check_all}[what](runner, corpus)
    for fault in runner.faults:
        print(fault)
    print(f"{runner.runs} runs, {len(runner.faults)} faults")
    sys.exit(1 if runner.faults or runner.runs < 10 else 0)


if __name__ == "__main__":
    main()
