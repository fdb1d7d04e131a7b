"""axe-core on the pages, in headless Chromium: accessibility_test.py SMGRAPH CORPUS AXE

AXE is the script that scripts/axe prints the path of. Each kind of page is looked at in light and in dark, with all details open.
Exits 77 where there is no Chromium.
"""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from browser_test import NAMES, Browser

LEAST_RULES = 40  # that apply to a page and hold; fewer: axe did not look
RUN = """<script>
document.querySelectorAll("details").forEach((details) => { details.open = true; });
axe.run(document).then((found) => {
  const places = ({ id, nodes }) => nodes.map((node) => id + ": " + node.html.slice(0, 120) + ": " + node.failureSummary);
  document.body.insertAdjacentHTML("beforeend", "<pre id=outcome></pre>");
  document.querySelector("#outcome").textContent =
    JSON.stringify({ violations: found.violations.flatMap(places), passes: found.passes.length });
});
</script>
"""


def faults(browser, page, axe, *flags):
    text = page.read_text(encoding="utf-8")
    tested = page.with_suffix(".axe.html")
    tested.write_text(text.replace("</body>", f"<script>{axe}</script>{RUN}</body>"), encoding="utf-8")
    outcome = re.search(r'<pre id="outcome">(.*?)</pre>', browser.run(*flags, "--dump-dom", tested.as_uri()), re.S)
    if not outcome:
        return ["axe did not come to its end"]
    found = json.loads(html.unescape(outcome.group(1)))
    few = [f"only {found['passes']} rules hold"] if found["passes"] < LEAST_RULES else []
    return found["violations"] + few


def main(smgraph, corpus, axe):
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        return 77
    before, after = (pathlib.Path(corpus) / "pairs/churn" / name for name in ("before/pipeline.py", "after/run.py"))
    script = pathlib.Path(axe).read_text(encoding="utf-8").replace("</script", "<\\/script")
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        browser = Browser(program, folder)
        for command in (["draw", after], ["diff", before, after], ["report", before, after]):
            page = folder / f"{command[0]}.html"
            subprocess.run([smgraph, *command, "-o", page], stderr=subprocess.DEVNULL, check=False)
            for scheme in (0, 1):
                for fault in faults(browser, page, script, f"--blink-settings=preferredColorScheme={scheme}"):
                    failed = True
                    print(f"{command[0]}, {'light' if scheme else 'dark'}: {fault}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
