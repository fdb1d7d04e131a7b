# Layers of configuration: defaults, environment, overrides.
DEFAULTS = {"region": "eu", "workers": 2, "debug": False}
ENVIRONMENTS = {"dev": {"debug": True}, "prod": {"workers": 8}}


def load(env, **overrides):
    config = {**DEFAULTS, **ENVIRONMENTS.get(env, {})}
    unknown = set(overrides) - set(config)
    if unknown:
        raise KeyError(f"unknown: {', '.join(sorted(unknown))}")
    config.update(overrides)
    return config


for env in ("dev", "prod", "other"):
    print(env, load(env))
print(load("dev", workers=1, region="us"))
try:
    load("dev", zzz=1, aaa=2)
except KeyError as error:
    print(error.args[0])
