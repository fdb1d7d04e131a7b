"""What is printed goes to what sys.stdout is at that moment."""

import builtins
import contextlib
import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

log = io.StringIO()
with redirect_stdout(log):
    print("built", 1)
    with redirect_stdout(io.StringIO()) as inner:
        print("inner")
    sys.stdout.write("written\n")
    print("to the inner one", file=inner)
print(log.getvalue().split(), inner.getvalue().split())

errors = io.StringIO()
with contextlib.redirect_stderr(errors):
    print("broken", file=sys.stderr)
    sys.stderr.write("again\n")
print(errors.getvalue().splitlines())

kept = sys.stdout
sys.stdout = buffer = io.StringIO()
print("hidden")
sys.stdout = kept
print("shown", repr(buffer.getvalue()))


class Recorder:
    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines.append(text)


recorder = Recorder()
with redirect_stdout(recorder):
    print("a", "b", sep="-")
print(recorder.lines)

with mock.patch("os.getcwd", new=lambda: "/zz"):
    inside = os.getcwd()
print(inside)

builtins.STAGE = "prod"
setattr(builtins, "shout", lambda text: text.upper())
print(shout(STAGE))
os.answer = 42
print(os.answer)
