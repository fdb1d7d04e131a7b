#!/usr/bin/env python3
import os
import sys

sys.path.append(os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 3)))

from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

import teams.search as search
import teams.shared
from teams.search import constants as c
from teams.shared import make_processing as processing

LANGS = ("en", "de", "ja")


def crawl_steps(session):
    make = teams.shared.make_spark
    return {lang: make(session, f"Crawl{lang.upper()}", "crawl.py", ["--lang", lang]) for lang in LANGS}


def main():
    session = PipelineSession()
    crawls = crawl_steps(session)
    index = {}
    for lang, step in crawls.items():
        after = list(index.values())[-1:] or None
        index[lang] = processing(session, f"Index{lang.title()}", c.IMAGES["index"], [step], after=after, **search.DEFAULTS)
    everything = processing(session, "Merge", c.IMAGES["base"], sources=list(index.values()))
    *_, last = index.values()
    check = processing(session, "Check", c.IMAGES["base"], after=[last.name, everything])
    return Pipeline(name=c.NAME, steps=[*crawls.values(), *index.values(), everything, check], sagemaker_session=session)


if __name__ == "__main__":
    sys.exit(0 if main().upsert(role_arn=c.ROLE) else 1)
