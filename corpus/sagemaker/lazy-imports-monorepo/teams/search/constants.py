from teams.shared.constants import *  # noqa
from teams.shared.constants import _join

TEAM = "search"
IMAGES = {**IMAGES, "index": "111122223333.dkr.ecr.us-east-1.amazonaws.com/index:9"}
NAME = _join(TEAM, KIND)
