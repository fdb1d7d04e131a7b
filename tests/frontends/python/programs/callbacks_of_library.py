"""Library functions and classes that call what they are given."""

import asyncio
import cmd
import cProfile
import html.parser
import os
import sched
import threading
import time
import timeit

made = []


def make(name="default"):
    made.append(name)
    return name


timeit.timeit(lambda: make("timed"), number=1)
timeit.repeat("make()", globals=globals(), number=2, repeat=2)
timeit.Timer(make).timeit(number=1)
print(made)
made.clear()

plan = sched.scheduler(time.monotonic, lambda seconds: None)
late = plan.enter(30, 1, make, argument=("late",))
plan.cancel(late)
print(plan.empty())

profile = cProfile.Profile()
print(profile.runcall(make, "profiled"))
with cProfile.Profile() as running:
    make("in a block")
profile.runctx("make('by text')", globals(), {})
print(made)
made.clear()

timer = threading.Timer(0.0, make, ["timer"])
timer.start()
timer.join()
cancelled = threading.Timer(60, make, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(made)
made.clear()


class Shell(cmd.Cmd):
    def do_make(self, argument):
        make(argument)

    def do_quit(self, argument):
        return True

    def default(self, line):
        make("? " + line)

    def precmd(self, line):
        return line.strip()


shell = Shell()
shell.onecmd("make a step")
shell.onecmd("unheard of")
print(shell.onecmd("quit"), shell.parseline("make  this  "), shell.parseline(""), shell.lastcmd)
shell.cmdqueue = [" make queued ", "quit"]
shell.cmdloop()
print(made)
made.clear()


class Reader(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs):
        made.append((tag, attrs))

    def handle_endtag(self, tag):
        made.append("/" + tag)

    def handle_data(self, data):
        made.append(data)

    def handle_comment(self, data):
        made.append("comment" + data)

    def handle_decl(self, decl):
        made.append(decl)


reader = Reader()
reader.feed('<!DOCTYPE html><p class="big" hidden>Train &amp; <br/>tune<!-- soon --></P>')
reader.feed("<a href='x?a=1&amp;b=2' ")
reader.feed("id=q>link</a><script>if (a < b) {}</script>")
reader.close()
for piece in made:
    print(piece)
made.clear()


async def go():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, make, "executor")
    return await asyncio.to_thread(make, name="thread")


print(asyncio.run(go()), made)
print(os.path.basename("a/b"))
