from .base import Stage


class Forecast(Stage):
    reads = ("ReadGauges.flow", "ReadLocks.levels")

    def script(self):
        return "forecast.py"

    def build(self):
        step = super().build()
        if "Weather" in self.factory.steps:
            step.add_depends_on([self.factory.steps["Weather"]])
        return step
