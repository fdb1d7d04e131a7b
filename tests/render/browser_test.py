"""The pages in a real browser: browser_test.py SMGRAPH CORPUS

Runs headless Chromium on a comparison and on a single pipeline, with the network off. A script that is added to the
page presses keys and looks at what happens. Exits 77 where there is no Chromium.
"""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000", "--window-size=1400,900",
         "--host-resolver-rules=MAP * ~NOTFOUND")

# Before the page's own script: whatever goes wrong from here on is seen.
WATCH = """<script>
window.trouble = [];
addEventListener("error", (event) => trouble.push(String(event.message)));
addEventListener("securitypolicyviolation", (event) => trouble.push("blocked: " + event.blockedURI));
for (const level of ["log", "warn", "error"]) console[level] = (...what) => trouble.push(what.join(" "));
</script>
"""

# Behind it. `check(name, truth)` collects what does not hold.
CHECKS = """<script>
const failed = [];
const check = (name, truth) => { if (!truth) failed.push(name); };
const press = (key) => (document.activeElement || document.body).dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const one = (selector) => document.querySelector(selector);
const many = (selector) => [...document.querySelectorAll(selector)];
const shown = (element) => element.getClientRects().length > 0;
%s
document.body.insertAdjacentHTML("beforeend", "<pre id=outcome></pre>");
one("#outcome").textContent = JSON.stringify([...failed, ...trouble]);
</script>
"""

COMPARISON = """
const changes = many("#changes a");
check("changes are listed", changes.length > 3);
press("n");
check("n goes to the first change", changes[0].getAttribute("aria-current") === "true");
press("n"); press("n");
check("n goes on", changes[2].classList.contains("current") && many("#changes .current").length === 1);
check("the step is selected", many(".step.selected").length === 3);
check("its details are open", many("details[open]").length === 1 && shown(one("details[open] table")));
check("the link is kept", location.hash === changes[2].hash);
check("the code is shown", one("details[open] pre").textContent.includes("validate_data"));
press("p");
check("p goes back", changes[1].classList.contains("current"));
for (let i = 0; i < changes.length; i += 1) press("n");
check("the walk ends where it began", changes[1].classList.contains("current"));

check("one pane at first", many(".pane").filter(shown).length === 1);
press("v");
const [before, after] = [one(".pane.before"), one(".pane.after")];
check("both sides are shown", shown(before) && shown(after) && !shown(one("#pane-union")));
const place = (pane, id) => {
  const box = pane.querySelector(`[data-step="${id}"] .box`).getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  return [box.x - frame.x, box.y - frame.y, box.width].map(Math.round).join();
};
for (const step of many("#pane-union .step")) {
  check(step.id + " keeps its place", place(before, step.id) === place(after, step.id));
}
check("the before has its names", before.textContent.includes("PreprocessData"));
check("the after has its names", after.textContent.includes("preprocess_data"));
const added = (pane) => [...pane.querySelectorAll(".edge.mark-added")].filter(shown).length;
check("added edges are in the after only", added(before) === 0 && added(after) > 0);
press("v");
"""

BOTH = """
press("/");
const input = one("#search");
check("/ goes to the search", document.activeElement === input);
input.value = "train";
input.dispatchEvent(new Event("input"));
check("the search hides cards", many("details.card").some((card) => card.hidden));
check("and finds some", many("details.card").some((card) => !card.hidden));
check("what does not match is faint", many(".picture .step.miss").length > 0);
input.value = "no such step";
input.dispatchEvent(new Event("input"));
check("nothing found is said", shown(one("#no-match")));
press("Escape");
check("Escape ends the search", many(".miss").length === 0 && document.activeElement !== input);

const first = one("#pane-union .step");
first.focus();
press("ArrowDown");
const next = document.activeElement.id;
check("down follows an edge", many(`.edge[data-from="${first.id}"][data-to="${next}"]`).length > 0);
press("ArrowUp");
check("up goes back", document.activeElement !== null && document.activeElement.id !== next);
press("Enter");
check("Enter opens the details", many("details[open]").length === 1);
const moved = () => one("#pane-union .picture").style.transform;
const start = moved();
press("+");
check("+ zooms", moved() !== start);
press("0");
press("?");
check("? shows the keys", one("#help").open);
one("#help").close();
for (const step of many("#pane-union .step")) {
  for (const text of step.querySelectorAll("text")) {
    const inside = text.getBBox().width <= step.querySelector(".box").getBBox().width;
    check("text inside its box: " + text.textContent, inside);
  }
}
"""

FOLDED = """
const folded = one("#pane-folded");
check("what is the same is folded first", shown(folded) && !shown(one("#pane-union")));
const runs = many("#pane-folded .step[data-unfold]");
check("runs say how many", runs.length === 2 && runs.every((run) => / unchanged steps/.test(run.textContent)));
check("changes are all there", many("#pane-folded .mark-added.step").length === many("#pane-union .mark-added.step").length);
press("n");
check("a change is found in it", shown(folded) && folded.querySelectorAll(".step.selected").length === 1);
runs[0].focus();
press("Enter");
check("a run opens", shown(one("#pane-union")) && one("#" + runs[0].dataset.unfold).classList.contains("selected"));
one("[data-view=folded]").click();
check("and closes", shown(folded));
many("details.card")[20].querySelector("summary").click();
check("what is folded away is shown when it is chosen", shown(one("#pane-union")));
press("v");
check("v goes on", one(".pane.before").getClientRects().length > 0);
press("v");
check("round", shown(folded));
"""

LINKED = """
const card = one("#details-train_model");
check("a link opens its step", card.open && one("#step-train_model").classList.contains("selected"));
"""

DARK = """
check("dark", getComputedStyle(document.body).backgroundColor === "rgb(13, 17, 23)");
check("dark boxes", getComputedStyle(one(".mark-same .box")).fill === "rgb(13, 17, 23)");
"""


class Browser:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def run(self, *arguments):
        done = subprocess.run([self.program, *FLAGS, f"--user-data-dir={self.folder}/profile", *arguments],
                              capture_output=True, text=True, timeout=100, check=False)
        return done.stdout

    def check(self, page, name, script, fragment="", *flags):
        text = page.read_text(encoding="utf-8").replace("<style>", WATCH + "<style>", 1)
        text = text.replace("</body>", CHECKS % script + "</body>")
        tested = self.folder / f"{name}.html"
        tested.write_text(text, encoding="utf-8")
        outcome = re.search(r'<pre id="outcome">(.*?)</pre>', self.run(*flags, "--dump-dom", tested.as_uri() + fragment))
        problems = json.loads(html.unescape(outcome.group(1))) if outcome else ["the script did not come to its end"]
        for problem in problems:
            print(f"{name}: {problem}", file=sys.stderr)
        return not problems

    def prints(self, page):
        pdf = self.folder / "page.pdf"
        self.run(f"--print-to-pdf={pdf}", page.as_uri())
        good = pdf.exists() and pdf.read_bytes().startswith(b"%PDF") and pdf.stat().st_size > 5000
        if not good:
            print("the page cannot be printed", file=sys.stderr)
        return good


def main(smgraph, corpus):
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        return 77
    corpus = pathlib.Path(corpus)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        comparison = folder / "comparison.page.html"
        single = folder / "single.page.html"
        subprocess.run([smgraph, "diff", corpus / "pairs/churn/before/pipeline.py", corpus / "pairs/churn/after/run.py",
                        "--set", "role=r", "-o", comparison], check=False)
        subprocess.run([smgraph, "draw", corpus / "pairs/churn/after/run.py", "-o", single], check=True)
        chain = [f"s{step} -> s{step + 1};" for step in range(60)]
        for name, more in (("old", ""), ("new", "s30 -> added; added -> s31;")):
            (folder / f"{name}.dot").write_text(f"digraph chain {{ {' '.join(chain)} {more} }}", encoding="utf-8")
        large = folder / "large.page.html"
        subprocess.run([smgraph, "diff", folder / "old.dot", folder / "new.dot", "-o", large], check=False)
        browser = Browser(program, folder)
        results = [
            browser.check(comparison, "comparison", COMPARISON + BOTH),
            browser.check(single, "single", BOTH),
            browser.check(large, "folded", FOLDED),
            browser.check(comparison, "link", LINKED, "#step-train_model"),
            browser.check(comparison, "dark", DARK, "", "--blink-settings=preferredColorScheme=0"),
            browser.prints(comparison),
        ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
