import os
import re
from collections.abc import Mapping
from pathlib import Path

import yaml
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

HERE = Path(__file__).absolute().parent


def load_dotenv(path, override=False):
    values = {}
    for raw in path.read_text().splitlines():
        line = raw.split(" #", 1)[0].strip()
        if not line or line.startswith("#"):
            continue
        line = line.removeprefix("export ")
        key, sep, value = line.partition("=")
        if not sep:
            raise SyntaxError(raw)
        value = value.strip()
        if value[:1] in "'\"" and value[-1:] == value[:1]:
            value = value[1:-1]
        value = re.sub(r"\$\{(\w+)\}", lambda m: values.get(m[1], os.environ.get(m[1], "")), value)
        values[key.strip()] = value
    for key, value in values.items():
        if override or key not in os.environ:
            os.environ[key] = value
    return values


class Settings(Mapping):
    """Read-only, dotted access: settings['a.b'] and settings.a.b."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        node = self._data
        for part in key.split("."):
            node = node[part]
        return Settings(node) if isinstance(node, dict) else node

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError as e:
            raise AttributeError(name) from e

    def __iter__(self):
        yield from self._data

    def __len__(self):
        return len(self._data)


def merge(*layers):
    out = {}
    for layer in layers:
        for k, v in layer.items():
            out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out


env = load_dotenv(HERE / ".env")
settings = Settings(merge(*(yaml.safe_load((HERE / f"settings.{n}.yaml").read_text()) or {} for n in ("base", os.environ["STAGE"]))))
session = PipelineSession()
river = ParameterString("River", default_value=os.getenv("RIVER", "Elbe"))

steps = {}
for name, job in settings.jobs.items():
    if not job.get("on", True):
        continue
    machine = {**settings.machine, **job.get("machine", {})}
    proc = SKLearnProcessor("1.2-1", settings["aws.role"], sagemaker_session=session, **machine)
    needs = job.get("needs", ())
    steps[name] = ProcessingStep(name=settings.get("prefix", "") + name, step_args=proc.run(
        code=f"{env['CODE']}/{name.lower()}.py", arguments=["--river", river],
        inputs=[ProcessingInput(steps[n].properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, f"/opt/ml/processing/{n}") for n in needs if n in steps],
        outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))

pipeline = Pipeline(name=f"{env['PROJECT']}-{os.environ['STAGE']}", parameters=[river], steps=list(steps.values()), sagemaker_session=session)
