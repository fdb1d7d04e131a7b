# Bound methods and partials as callbacks.
from functools import partial


class Job:
    def __init__(self, name):
        self.name, self.done = name, []

    def finish(self, step, status="ok", *, when=None):
        self.done.append(f"{self.name}:{step}:{status}:{when}")
        return self


job = Job("j")
callbacks = [job.finish, partial(job.finish, status="bad"), partial(Job.finish, job, "fixed"), lambda s: job.finish(s, when="now")]
for i, cb in enumerate(callbacks[:2] + callbacks[3:]):
    cb(f"s{i}")
callbacks[2](status="x")
print(job.done)
