import os
import textwrap
from collections import ChainMap
from configparser import ConfigParser
from functools import partialmethod
from types import MappingProxyType
from typing import Literal, Optional, TypedDict

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

DEFAULTS = MappingProxyType({"machine": "ml.m5.large", "count": "1", "cities": "bern", "notify": "no", "prefix": "bike"})
FILE = textwrap.dedent("""\
    [pipeline]
    cities = bern, basel
        geneva
    count: 2
    notify = yes
    ; comment
    """)
parser = ConfigParser(allow_no_value=True)
parser.read_string(FILE)
ENV = {k[5:].lower(): v for k, v in os.environ.items() if k.startswith("BIKE_")}
cfg = ChainMap(ENV, dict(parser["pipeline"]), DEFAULTS)
quick = cfg.new_child({"count": "1"})
assert quick.parents["count"] == cfg["count"] and len(cfg.maps) == 3


class JobSpec(TypedDict, total=False):
    name: str
    reads: Optional[str]
    cache: Literal["on", "off"]


class Jobs:
    session = PipelineSession()

    def __init__(self):
        self.steps = []

    def _add(self, kind, city, reads=None, **spec):
        p = ScriptProcessor(role="arn:aws:iam::111122223333:role/b", image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/b:1", command=["python3"],
                            instance_type=cfg["machine"], instance_count=int(cfg["count"]), sagemaker_session=self.session)
        step = ProcessingStep("%s-%s" % (kind, city.title()), step_args=p.run(
            f"s3://b/{kind}.py", inputs=[ProcessingInput(reads.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, "/opt/ml/processing/i")] if reads else None,
            outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]),
            cache_config=CacheConfig(enable_caching=spec.get("cache") == "on", expire_after="1d"))
        self.steps.append(step)
        return step

    trips = partialmethod(_add, "Trips", cache="on")
    demand = partialmethod(_add, "Demand")


def make_city(name):
    def plan(self, jobs):
        spec = JobSpec(reads=jobs.trips(self.name))
        return jobs.demand(self.name, **spec)

    return type(name.title(), (object,), {"name": name, "plan": plan, "__doc__": f"City of {name}"})


jobs = Jobs()
cities = [c for part in cfg["cities"].split("\n") for c in (x.strip() for x in part.split(",")) if c]
last = None
for cls in map(make_city, cities):
    step = cls().plan(jobs)
    if last:
        step.add_depends_on([last])
    last = step
if parser.getboolean("pipeline", "notify"):
    jobs._add("Notify", cls.__name__, last)
pipeline = Pipeline(f"{cfg['prefix']}-{len(cities)}-{quick['count']}", parameters=[ParameterInteger("Days", 7)], steps=jobs.steps, sagemaker_session=Jobs.session)
