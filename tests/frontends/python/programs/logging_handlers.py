import logging


class Collect(logging.Handler):
    def __init__(self, level=logging.NOTSET):
        super().__init__(level)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.levelname}:{record.name}:{record.getMessage()}")


logger = logging.getLogger("app.train")
logger.setLevel(logging.INFO)
collect = Collect()
strict = Collect(logging.ERROR)
logger.addHandler(collect)
logger.addHandler(strict)
logger.debug("hidden")
logger.info("one %s", "x")
logger.warning("two %d of %d", 1, 2)
logger.error("three %(a)s", {"a": 5})
logger.log(logging.CRITICAL, "four")
print(collect.lines, strict.lines)
print(logger.name, logging.getLevelName(20), logging.getLevelName("ERROR"), logger.level)
print(logging.getLogger("app.train") is logger, logger.isEnabledFor(10), logger.isEnabledFor(20))
print(logger.getEffectiveLevel(), logger.hasHandlers(), len(logger.handlers))
child = logging.getLogger("app.train.sub")
child.info("from child")
print(collect.lines[-1], child.getEffectiveLevel(), logger.getChild("sub") is child)
collect.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))


class Shown(logging.Handler):
    def emit(self, record):
        print(self.format(record))


shown = Shown()
shown.setFormatter(logging.Formatter("[%(name)s] %(levelname)s %(message)s"))
shown.setLevel("WARNING")
logger.addHandler(shown)
logger.info("no")
logger.warning("yes")
logger.removeHandler(shown)
logger.warning("gone")


class Only(logging.Filter):
    def filter(self, record):
        return "keep" in record.getMessage()


collect.addFilter(Only())
logger.info("drop")
logger.info("keep me")
print(collect.lines[-1], len(collect.lines))
adapter = logging.LoggerAdapter(logger, {"id": 1})
adapter.info("keep adapted")
print(collect.lines[-1])
logger.propagate = False
logging.disable(logging.CRITICAL)
logger.error("keep off")
print(len(collect.lines))
logging.disable(logging.NOTSET)
logger.exception("keep failed")
print(collect.lines[-1], shown.format(logging.LogRecord("n", 30, "p", 1, "m %s", ("x",), None)))
logger.removeHandler(collect)
print(logger.handlers == [strict], "app.train" in logging.root.manager.loggerDict)
for handler in logger.handlers[:]:
    logger.removeHandler(handler)
print(logger.handlers, logging.Formatter("{levelname}", style="{").format(logging.LogRecord("n", 10, "", 0, "", (), None)))
