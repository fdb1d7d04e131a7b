from plugins._base import fits, job

ORDER = 5


def accepts(conf):
    return conf.get("seeing", 9) < 1.2


def for_target(night, target, before):
    return job(f"Phot-{target}", fits(before), image="phot")


def for_night(night, steps):
    yield (catalog := job(f"Catalog-{night.year}", depends_on=steps))
    yield job(f"Publish-{night.year}", fits(catalog))
