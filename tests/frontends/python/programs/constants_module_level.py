# Constants derived from each other.
PROJECT = "demo"
ENV = "dev"
PREFIX = f"{PROJECT}-{ENV}"
NAMES = {k: f"{PREFIX}-{k}" for k in ("bucket", "role", "queue")}
PATHS = [f"s3://{NAMES['bucket']}/{part}" for part in "raw clean model".split()]
LIMITS = dict(cpu=2, memory=4 * 1024, disk=10 ** 3)
TIMEOUT = 60 * 60 * 24
(LOW, MID, HIGH) = range(3)
print(PREFIX, NAMES, PATHS, LIMITS, TIMEOUT, LOW, HIGH)
if ENV != "prod":
    LIMITS["cpu"] //= 2
print(LIMITS["cpu"], PATHS[-1].rsplit("/", 1)[-1], len(PREFIX), PREFIX.upper().replace("-", "_"))
