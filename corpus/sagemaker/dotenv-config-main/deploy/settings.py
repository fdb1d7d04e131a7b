import os
import pathlib
import string

HERE = pathlib.Path(__file__).resolve().parent


def load_dotenv(path=HERE / ".env"):
    values = {}
    with open(path) as handle:
        for raw in handle:
            line = raw.split("#", 1)[0].strip()
            if not line or "=" not in line:
                continue
            key, _, value = line.removeprefix("export ").partition("=")
            values[key.strip()] = value.strip().strip("'\"")
    return values


_env = load_dotenv()


def setting(key, cast=str, default=None):
    try:
        raw = os.environ["TARIFF_" + key]
    except KeyError:
        raw = _env.get(key) or default
    if raw is None:
        raise LookupError(f"{key} is not configured")
    return cast(raw)


def flag(text):
    return text.lower() in {"1", "true", "yes", "on"}


def words(text, sep=","):
    return [w.strip() for w in text.split(sep) if w.strip()]


PROJECT = setting("PROJECT")
REGIONS = setting("REGIONS", words)
TREES = setting("N_TREES", int)
QC = setting("QC_ENABLED", flag)
OWNER = setting("OWNER", default="pricing")
BUCKET = os.getenv("TARIFF_BUCKET") or "%s-%s-%s" % (OWNER, PROJECT, "eu-central-1".replace("-", ""))
STAGE = os.environ.get("STAGE", os.environ.get("ENV", "int"))
NAME = string.Template("${project}-$kind-$stage").safe_substitute(project=PROJECT, stage=STAGE)
