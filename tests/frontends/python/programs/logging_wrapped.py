# Logging around functions does nothing to values.
import logging
import warnings

logger = logging.getLogger("x")
logger.setLevel(logging.INFO)
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("%(message)s"))
log = logger.debug


def work(n):
    log("working %d", n)
    warnings.warn if False else None
    return n + 1


print(work(1), [work(i) for i in range(2)], logging.getLevelName(20) if False else "INFO")
