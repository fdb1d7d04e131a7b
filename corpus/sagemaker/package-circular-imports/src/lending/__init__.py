from .constants import *
from . import constants as _c
from .flow import Flow as LendingFlow

__all__ = _c.__all__ + ["LendingFlow", "version"]
version = "1.4"


def __getattr__(name):
    if name == "flow_name":
        return f"lending-{version.replace('.', '-')}"
    raise AttributeError(name)
