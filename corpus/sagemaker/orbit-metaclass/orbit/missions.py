from . import *
from .core import Phase, Template


class Apollo(Mission, env={"crew": "3"}):
    launch = Burn()
    orbit = Coast(launch, laps="2")
    lunar_descent = Burn["p3.2xlarge"](orbit, "launch")


class Skylab(Template(dock=Burn("launch"), scan=Phase("dock")), Mission, prefix="Lab", env=[("beds", "4")]):
    launch = Burn()
    lunar_descent = None


class Soyuz(Apollo, prefix=""):
    lunar_descent = None
    reentry = Coast("orbit")

    @property
    def role(self):
        return super().role.replace("/o", "/soyuz")


Joint = Apollo / Skylab
