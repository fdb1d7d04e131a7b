from .base import Stage


class ReadGauges(Stage):
    order = 1
    writes = ("levels", "flow")

    def script(self):
        return "gauges.py"


class ReadLocks(ReadGauges):
    writes = ReadGauges.writes[:1]

    def script(self):
        return super().script().replace("gauges", "locks")
