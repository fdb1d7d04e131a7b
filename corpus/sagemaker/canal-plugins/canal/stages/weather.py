from . import base
from .gauges import ReadGauges


class Weather(base.Stage):
    order = ReadGauges.order + 1
    reads = ("ReadGauges.levels",)

    def script(self):
        return "weather.py"

    def enabled(self):
        return self.factory.season != "winter"


class Ice(Weather):
    order = Weather.order

    def enabled(self):
        return not super().enabled()
