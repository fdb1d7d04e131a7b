from . import _base

ORDER = 1


def for_target(night, target, before):
    return _base.job(f"Cal-{target}-{night:%j}", f"s3://tele/raw/{night.isoformat()}/{target}")
