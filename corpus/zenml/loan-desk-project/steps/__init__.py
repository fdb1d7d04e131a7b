from steps.data import load_applications, split
from steps.modelling import train
from steps.scoring import rank, score

__all__ = ["load_applications", "split", "train", "rank", "score"]
