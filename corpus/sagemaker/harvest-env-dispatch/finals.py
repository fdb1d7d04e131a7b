__all__ = ["report", "archive"]


def report(job, steps):
    return job("Report", after=steps)


def archive(job, steps, *, only=("Mill",)):
    return job("Archive", after=[s for s in steps if s.name in only])


def purge(job, steps):
    raise NotImplementedError
