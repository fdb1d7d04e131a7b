# Environment variables with defaults.
import os

STAGE = os.environ.get("PROJECT_STAGE_UNSET", "dev")
WORKERS = int(os.environ.get("WORKERS_UNSET", "4"))
DEBUG = os.environ.get("DEBUG_UNSET", "false").lower() in ("1", "true", "yes")
BUCKET = os.getenv("BUCKET_UNSET", "") or f"{STAGE}-bucket"
print(STAGE, WORKERS, DEBUG, BUCKET)
if STAGE == "prod":
    print("prod")
elif STAGE == "dev":
    print("dev", WORKERS * 2)
os.environ["MY_NEW"] = "1"
print(os.environ["MY_NEW"], os.environ.get("MISSING_UNSET", 5))
