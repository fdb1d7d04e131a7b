# Ordered constants and look-ups.
LEVELS = "debug info warning error".split()
RANK = {name: rank for rank, name in enumerate(LEVELS)}


def visible(messages, level="info"):
    return [text for name, text in messages if RANK[name] >= RANK[level]]


messages = [("debug", "d"), ("error", "e"), ("info", "i")]
print(visible(messages), visible(messages, "error"), visible(messages, level="debug"), RANK, LEVELS[RANK["info"] + 1], LEVELS.index("error"))
import logging

logging.basicConfig(level=logging.ERROR)
logger = logging.getLogger(__name__)
logger.info("nothing %s", 1)
print(logging.INFO < logging.ERROR, logging.DEBUG, logging.WARNING)
