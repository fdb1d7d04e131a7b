from typing import Dict

from zenml import step


@step(enable_cache=False)
def gate_on_f1(report: Dict[str, float], min_f1: float) -> None:
    """Stops the run when the model is not good enough."""
    if report["f1"] < min_f1:
        raise RuntimeError(f"F1 {report['f1']:.3f} is below {min_f1}")
