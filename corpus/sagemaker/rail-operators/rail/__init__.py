from .dag import Check, Dag, Fit, Script
from .compile import to_pipeline
