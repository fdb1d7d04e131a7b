# Variables that are not set, and what the code says then.
import os

stage = os.environ.get("STAGE_UNSET") or "dev"
print(stage)
region = os.getenv("REGION_UNSET")
if not region:
    region = "eu-" + stage
print(region)
bucket = os.environ["BUCKET_UNSET"] if "BUCKET_UNSET" in os.environ else f"bucket-{stage}"
print(bucket)
count = os.environ.get("COUNT_UNSET")
count = int(count) if count is not None else 4
print(count + 1)
try:
    role = os.environ["ROLE_UNSET"]
except KeyError:
    role = "default-role"
print(role)


def setting(name, default=None):
    try:
        return os.environ[name]
    except (KeyError, ValueError):
        if default is None:
            raise
        return default


def lookup(name, default):
    value = os.environ.get(name)
    if value is None:
        return default
    return value.strip()


print(setting("A_UNSET", "a"), lookup("B_UNSET", "b"))
try:
    setting("C_UNSET")
except KeyError as e:
    print("missing", e.args[0])
print(",".join((os.environ.get("LIST_UNSET") or "x y").split()))
