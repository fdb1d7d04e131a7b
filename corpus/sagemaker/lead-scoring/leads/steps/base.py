from pathlib import Path

from sagemaker.workflow.steps import CacheConfig

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


class StepBuilder:
    """What all builders share: settings, session, cache."""

    def __init__(self, settings, session):
        self.settings = settings
        self.session = session
        self.cache = CacheConfig(enable_caching=settings.cache_days > 0, expire_after=f"P{settings.cache_days}D")

    def script(self, name):
        path = SCRIPTS / name
        if not path.exists():
            raise FileNotFoundError(path)
        return str(path)

    def build(self):
        raise NotImplementedError
