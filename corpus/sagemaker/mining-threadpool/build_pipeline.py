"""Ore grade models. One preprocessing job a pit, built concurrently because uploads are slow."""
import concurrent.futures
import os
import re
import threading
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple
from string import Template

import click
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn import SKLearn, SKLearnProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

Pit = namedtuple("Pit", "code depth lat lon", defaults=[0.0, 0.0])
PITS = [Pit("KL-01", 120), Pit("KL-02", 80, 1.5), Pit("MB-07", 300, lat=3), Pit("KL-10", 55)]

DEFAULTS = {"instance": "ml.m5.large", "volume": 30, "cache": "P7D"}
PER_MINE = {"MB": {"instance": "ml.m5.4xlarge"}}
ENVIRONMENT = {k.removeprefix("ORE_").lower(): v for k, v in os.environ.items() if k.startswith("ORE_")}
NAME = Template("${stage}-$mine-${number}")
_lock = threading.Lock()


def parse(code: str) -> tuple[str, int]:
    m = re.fullmatch(r"(?P<mine>[A-Z]{2})-(?P<number>\d+)", code)
    if not m:
        raise click.BadParameter(code)
    return m["mine"], int(m.group("number"))


class Factory:
    def __init__(self, role):
        self.role = role
        self.session = PipelineSession()
        self.made = OrderedDict()

    def preprocess(self, pit):
        mine, number = parse(pit.code)
        options = ChainMap(ENVIRONMENT, PER_MINE.get(mine, {}), DEFAULTS)
        proc = SKLearnProcessor(framework_version="1.2-1", role=self.role, instance_type=options["instance"], instance_count=1,
                                volume_size_in_gb=int(options["volume"]), sagemaker_session=self.session)
        args = proc.run(code="s3://ore/pre.py", inputs=[ProcessingInput(f"s3://ore/raw/{pit.code}", "/opt/ml/processing/in")],
                        outputs=[ProcessingOutput(output_name="blocks", source="/opt/ml/processing/blocks")])
        step = ProcessingStep(NAME.substitute(stage="Pre", mine=mine, number=f"{number:02}"), step_args=args,
                              cache_config=CacheConfig(True, options["cache"]))
        with _lock:
            self.made[pit.code] = step
        return mine, step

    def train(self, mine, steps):
        est = SKLearn("train.py", source_dir="s3://ore/src.tar.gz", framework_version="1.2-1", role=self.role, instance_type="ml.c5.2xlarge",
                      sagemaker_session=self.session)
        inputs = {f"pit{i}": TrainingInput(s.properties.ProcessingOutputConfig.Outputs["blocks"].S3Output.S3Uri) for i, s in enumerate(steps, 1)}
        return TrainingStep(NAME.safe_substitute(stage="Train", mine=mine, number=len(steps)), step_args=est.fit(inputs))


def assemble(role, limit):
    factory = Factory(role)
    by_mine = defaultdict(list)
    queue = deque(PITS, maxlen=limit)
    with concurrent.futures.ThreadPoolExecutor(max_workers=4) as pool:
        for mine, step in pool.map(factory.preprocess, queue):
            by_mine[mine].append(step)
    counts = Counter({mine: len(steps) for mine, steps in by_mine.items()})
    trained = []
    for mine, n in counts.most_common():
        if n < 2:
            continue
        trained.append(factory.train(mine, by_mine[mine]))
    return Pipeline(name="ore-grades", steps=[*(factory.made[pit.code] for pit in queue), *trained], sagemaker_session=factory.session)


@click.command(context_settings={"show_default": True})
@click.option("--role", envvar="ORE_ROLE", default="arn:aws:iam::111122223333:role/ore")
@click.option("--limit", type=int, default=10)
@click.option("--dry-run/--no-dry-run", default=True)
def cli(role, limit, dry_run):
    pipeline = assemble(role, limit)
    if dry_run:
        click.echo(pipeline.definition())
    else:
        pipeline.upsert(role_arn=role)


if __name__ == "__main__":
    cli()
