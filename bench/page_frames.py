#!/usr/bin/env python3
"""How smoothly a page pans and zooms: the times between frames in headless Chromium.

    bench/page_frames.py SMGRAPH [--steps 1000] [GRAPH]

GRAPH is anything that smgraph draws; without one a generated graph of that many steps. Prints how long the page takes to its
first frame, and the median, the 95th percentile and the longest of the times between 240 frames, in each of which the pointer drags the
picture or the wheel turns. Exits 77 where there is no Chromium.
"""

import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,900", "--enable-logging=stderr",
         "--remote-debugging-port=0")
SECONDS = 90

# Frames are counted from when the page stands. Each one has an event, as from a hand.
DRIVER = """<script>
addEventListener("load", () => requestAnimationFrame((first) => requestAnimationFrame((shown) => {
  const pane = document.querySelector("#pane-union");
  const send = (type, what) => pane.dispatchEvent(new (type === "wheel" ? WheelEvent : PointerEvent)(type,
    { bubbles: true, cancelable: true, button: 0, pointerId: 1, ...what }));
  const times = [];
  let last = shown;
  let x = 600;
  send("pointerdown", { clientX: x, clientY: 400 });
  const frame = (now) => {
    times.push(now - last);
    last = now;
    if (times.length === 240) {
      console.log("FRAMES " + JSON.stringify({ shown, times }));
      return;
    }
    if (times.length < 120) send("pointermove", { clientX: x -= 5, clientY: 400 - times.length });
    if (times.length === 120) send("pointerup", { clientX: x, clientY: 280 });
    if (times.length > 120) send("wheel", { clientX: 600, clientY: 400, deltaY: times.length < 180 ? -30 : 30 });
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})));
</script>
"""


def generated(steps):
    """Layers of about ten steps, each after one or two of the layer before."""
    choice = random.Random(7)
    edges = []
    for step in range(10, steps):
        layer = step // 10 * 10
        edges += [(other, step) for other in choice.sample(range(layer - 10, layer), choice.choice((1, 1, 2)))]
    return {"nodes": [f"step{step}" for step in range(steps)], "edges": [{"from": f"step{a}", "to": f"step{b}"} for a, b in edges]}


def measured(browser, page, profile):
    """What the driver wrote to the console."""
    command = [browser, *FLAGS, f"--user-data-dir={profile}", page.as_uri()]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        limit = threading.Timer(SECONDS, process.kill)
        limit.start()
        for line in process.stderr:
            found = re.search(r'FRAMES (\{.*\})"', line)
            if found:
                process.kill()
                limit.cancel()
                return json.loads(found.group(1))
        limit.cancel()
    sys.exit("the page did not come to its end")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("smgraph")
    parser.add_argument("graph", nargs="?")
    parser.add_argument("--steps", type=int, default=1000)
    arguments = parser.parse_args()
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        sys.exit(77)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        graph = arguments.graph or folder / "graph.json"
        if arguments.graph is None:
            graph.write_text(json.dumps(generated(arguments.steps)), encoding="utf-8")
        page = folder / "page.html"
        subprocess.run([arguments.smgraph, "draw", graph, "-o", page], check=True)
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</body>", DRIVER + "</body>"), encoding="utf-8")
        found = measured(browser, page, folder / "profile")
    times = sorted(found["times"])
    print(f"{len(text) / 1000:.0f} kB, first frame after {found['shown']:.0f} ms; between frames: median {times[len(times) // 2]:.1f} ms, "
          f"95 % below {times[int(len(times) * 0.95)]:.1f} ms, longest {times[-1]:.1f} ms")


if __name__ == "__main__":
    main()
