"""Called by CI: python deploy.py prod"""
import sys
from datetime import datetime

from zenml.config.schedule import Schedule

from fleet import brake_wear


def deploy(stage: str = "dev"):
    options = {"run_name": "brake-wear-" + stage + "-{date}-{time}"}
    if stage == "prod":
        options["config_path"] = "configs/prod.yaml"
        options["schedule"] = Schedule(name="brake-wear-weekly", cron_expression="0 4 ? * MON *", start_time=datetime(2030, 1, 7))
    scheduled = brake_wear.with_options(**options)
    arguments = {} if stage == "prod" else {"fleet": "test"}
    return scheduled(**arguments)


if __name__ == "__main__":
    deploy(*sys.argv[1:])
