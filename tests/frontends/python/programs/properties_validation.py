# Properties that validate and compute.
class Config:
    def __init__(self, rate):
        self.rate = rate

    @property
    def rate(self):
        return self._rate

    @rate.setter
    def rate(self, value):
        if not 0 < value <= 1:
            raise ValueError(f"bad rate {value}")
        self._rate = value

    @rate.deleter
    def rate(self):
        self._rate = None

    @property
    def percent(self):
        return f"{self._rate:.0%}"


c = Config(0.5)
c.rate = 0.25
print(c.rate, c.percent)
for bad in (lambda: Config(2), lambda: setattr(c, "rate", -1), lambda: setattr(c, "percent", 1)):
    try:
        bad()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
del c.rate
print(c.rate)


class Sub(Config):
    @property
    def percent(self):
        return super().percent + "!"


print(Sub(1).percent, isinstance(Config.percent, property), [k for k in vars(Sub(1))])
