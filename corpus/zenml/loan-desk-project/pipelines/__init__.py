from .fit import fit_pipeline
from .score import score_pipeline

BY_NAME = {"fit": fit_pipeline, "score": score_pipeline}
