from typing import Any, Dict, List

from zenml import ExternalArtifact, Model, get_pipeline_context, log_metadata, pipeline, step
from zenml.client import Client


@step
def germinate(seeds: List[int], protocol: Dict[str, Any], baseline: Any = None) -> float:
    log_metadata({"n": len(seeds)})
    return 0.9


@step
def compare(rate: float, last: Any, limit: Any, by: str = "rate") -> bool:
    return rate > 0.5


@step
def tell(ok: bool, history: Any, model: Any = None) -> None:
    pass


PROTOCOL = ExternalArtifact(value={"light": 12, "humid": True})


@pipeline(model=Model(name="vault", version="latest"))
def viability(species: List[int] = [1, 2]):
    client = Client()
    model = get_pipeline_context().model
    last = client.get_artifact_version("rate", "3")
    rate = germinate(ExternalArtifact(value=species), protocol=PROTOCOL, baseline=Client().get_artifact_version(name_id_or_prefix="baseline"))
    ok = compare(rate, last=last, limit=model.get_artifact("limit").run_metadata["value"], by="rate")
    tell(ok, history=last.run_metadata["mean"], model=client.get_model_version("vault", "1"))
    tell(ok, history=model.get_data_artifact("history"), model=model.get_model_artifact("net", "2"))


viability()
