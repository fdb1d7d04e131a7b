import datetime as dt
import json
from pathlib import Path

import yaml
from sagemaker.workflow.pipeline import Pipeline

import plugins
from plugins._base import SESSION

READERS = {".json": json.loads, ".yml": yaml.safe_load, ".yaml": yaml.safe_load}
always = lambda conf: True


def nights(folder):
    for path in sorted(folder.rglob("*.*")):
        if (read := READERS.get(path.suffix)) is None:
            continue
        conf = read(path.read_text())
        night = conf["night"]
        conf["night"] = night if isinstance(night, dt.date) else dt.date.fromisoformat(night)
        yield path.relative_to(folder).with_suffix("").as_posix(), conf


def steps_of(conf, available):
    active = [m for name, m in available.items() if name in conf["plugins"] and getattr(m, "accepts", always)(conf)]
    latest = {}
    for plugin in active:
        hook = getattr(plugin, "for_target", None)
        for target in conf["targets"] if hook else ():
            latest[target] = hook(conf["night"], target, latest.get(target))
            yield latest[target]
    for plugin in active:
        if hasattr(plugin, "for_night"):
            yield from plugin.for_night(conf["night"], list(latest.values()))


available = plugins.load()
pipelines = []
for key, conf in nights(Path(__file__).with_name("nights")):
    steps = list(steps_of(conf, available))
    if not steps:
        print(f"{key}: nothing to do")
        continue
    pipelines.append(Pipeline(name="night-" + key.replace("/", "-"), steps=steps, sagemaker_session=SESSION))
