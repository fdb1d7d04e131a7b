"""Card fraud retraining. What runs is decided by config/base.yaml and config/<env>.yaml."""
import os
from copy import deepcopy
from pathlib import Path

import yaml
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.estimator import Estimator
from sagemaker.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

CONFIG_DIR = Path(__file__).resolve().parent.parent / "config"
PARAM_TYPES = {"str": ParameterString, "int": ParameterInteger, "float": ParameterFloat}


def deep_merge(base, extra):
    merged = deepcopy(base)
    for key, value in (extra or {}).items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = deep_merge(merged[key], value)
        else:
            merged[key] = value
    return merged


def load_config(env):
    with (CONFIG_DIR / "base.yaml").open(encoding="utf-8") as handle:
        cfg = yaml.safe_load(handle)
    overlay = CONFIG_DIR / f"{env}.yaml"
    if overlay.exists():
        cfg = deep_merge(cfg, yaml.safe_load(overlay.read_text()))
    defaults = cfg.pop("stage_defaults")
    cfg["stages"] = [deep_merge(defaults, stage) for stage in cfg["stages"] if stage.get("enabled", True)]
    only = set(cfg.get("skip") or ())
    cfg["stages"] = [s for s in cfg["stages"] if s["name"] not in only]
    return cfg


def resolve(ref, built):
    """'prepare.train' -> the S3 uri of the output 'train' of the step 'prepare'."""
    if ref.startswith("s3://"):
        return ref
    owner, _, channel = ref.partition(".")
    return built[owner].properties.ProcessingOutputConfig.Outputs[channel].S3Output.S3Uri


def build_processing(stage, ctx):
    proc = ScriptProcessor(
        image_uri=ctx["images"][stage["image"]], command=["python3"], role=ctx["role"],
        instance_type=stage["instance"]["type"], instance_count=stage["instance"]["count"],
        sagemaker_session=ctx["session"])
    args = proc.run(
        code="/".join(["s3://fraud-code", stage["script"]]),
        inputs=[ProcessingInput(source=resolve(src, ctx["built"]), destination=f"/opt/ml/processing/{alias}", input_name=alias)
                for alias, src in stage.get("inputs", {}).items()],
        outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in stage.get("outputs", ())],
        arguments=[str(a) for pair in stage.get("args", {}).items() for a in (f"--{pair[0]}", pair[1])] or None)
    return ProcessingStep(name=stage["title"].title().replace(" ", ""), step_args=args, cache_config=ctx["cache"])


def build_training(stage, ctx):
    est = Estimator(image_uri=ctx["images"][stage["image"]], role=ctx["role"], instance_count=1,
                    instance_type=stage["instance"]["type"], sagemaker_session=ctx["session"],
                    hyperparameters={**stage.get("hyper", {}), "rounds": ctx["params"]["Rounds"]})
    channels = {c: TrainingInput(resolve(r, ctx["built"]), content_type="text/csv") for c, r in stage["inputs"].items()}
    return TrainingStep(name=stage["title"].title().replace(" ", ""), step_args=est.fit(channels), cache_config=ctx["cache"],
                        depends_on=[ctx["built"][d].name for d in stage.get("after", [])] or None)


BUILDERS = {"processing": build_processing, "training": build_training}


def main(env=os.environ.get("FRAUD_ENV", "prod")):
    cfg = load_config(env)
    params = {p["name"]: PARAM_TYPES[p.get("type", "str")](name=p["name"], default_value=p["default"]) for p in cfg["parameters"]}
    ctx = {"session": PipelineSession(), "role": cfg["role"], "images": cfg["images"], "params": params, "built": {},
           "cache": CacheConfig(enable_caching=True, expire_after="P7D") if cfg["cache"] else None}
    for stage in cfg["stages"]:
        ctx["built"][stage["name"]] = BUILDERS[stage["kind"]](stage, ctx)
    return Pipeline(name=f"{cfg['project']}-{env}", parameters=list(params.values()), steps=list(ctx["built"].values()),
                    sagemaker_session=ctx["session"])


if __name__ == "__main__":
    pipeline = main()
    print(pipeline.definition())
