import configparser
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "config"
TRUE, FALSE = {"1", "on", "yes", "true"}, {"0", "off", "no", "false"}


def merge(base: dict, over: Mapping) -> dict:
    out = dict(base)
    for key, value in over.items():
        if isinstance(value, Mapping) and isinstance(out.get(key), dict):
            out[key] = merge(out[key], value)
        else:
            out[key] = value
    return out


def cast(text):
    low = text.strip().lower()
    if low in TRUE | FALSE:
        return low in TRUE
    for kind in (int, float):
        try:
            return kind(low)
        except ValueError:
            pass
    return text


def from_ini(path):
    ini = configparser.ConfigParser()
    ini.read(path)
    out = {s: {k: cast(v) for k, v in ini.items(s) if k not in ini.defaults()} for s in ini.sections()}
    if ini.has_option("monitor", "targets"):
        out["monitor"]["targets"] = [t.strip() for t in ini["monitor"]["targets"].split(",")]
    return {**out.pop("site", {}), **out}


def nest(flat):
    tree = {}
    for key, value in flat.items():
        *parents, leaf = key.lower().removeprefix("hydro__").split("__")
        node = tree
        for p in parents:
            node = node.setdefault(p, {})
        node[leaf] = cast(value)
    return tree


def dotenv(path):
    for line in path.read_text().splitlines():
        line = line.strip().removeprefix("export ")
        if not line or line.startswith("#"):
            continue
        key, _, value = line.partition("=")
        yield key, value.strip("\"'")


def load():
    with (ROOT / "base.toml").open("rb") as f:
        conf = tomllib.load(f)
    env = {**dict(dotenv(ROOT / ".env")), **{k: v for k, v in os.environ.items() if k.startswith("HYDRO__")}}
    for layer in (from_ini(ROOT / "site.ini"), nest(env)):
        conf = merge(conf, layer)
    return conf
