# Choices by enumerations.
from enum import Enum


class Env(Enum):
    DEV = "dev"
    PROD = "prod"

    @property
    def replicas(self):
        return {Env.DEV: 1, Env.PROD: 3}[self]

    @staticmethod
    def parse(text):
        return Env[text.upper()]

    def __str__(self):
        return self.value


for e in Env:
    print(e, e.name, e.replicas, f"{e}-cluster", repr(e))
print(Env.parse("dev") is Env.DEV, Env("prod") == Env.PROD, Env.DEV in (Env.DEV,), Env.DEV != "dev", [str(e) for e in Env], {e.value: e.replicas for e in Env})
try:
    Env("zzz")
except ValueError as error:
    print(error)
