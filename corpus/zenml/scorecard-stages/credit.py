"""Champion and challenger: artifacts of the model, of the store and from outside."""
from typing import Annotated, Any, Optional

from zenml import ExternalArtifact, Model, get_pipeline_context, pipeline, step
from zenml.client import Client
from zenml.enums import ModelStages

STAGES = {"champion": ModelStages.PRODUCTION, "challenger": ModelStages.STAGING}


@step
def applications(quarter: str) -> Annotated[dict, "applications"]:
    return {}


@step
def bins(table: dict, edges: Optional[dict] = None) -> Annotated[dict, "binned"]:
    return table


@step
def scorecard(table: dict, monotone: bool = True, seed: int = 7) -> Annotated[Any, "card"]:
    return None


@step
def compare(new: Any, old: Any, table: dict, cutoff: Any = 0.5) -> Annotated[bool, "better"]:
    return True


@step
def promote(better: bool, stage: str, note: Optional[str] = None) -> None:
    print(stage)


@pipeline(model=Model(name="scorecard", version=ModelStages.PRODUCTION))
def retrain(quarter: str = "2024Q1", edges_from_store: bool = True):
    model = get_pipeline_context().model
    table = applications(quarter)
    if edges_from_store:
        edges = Client().get_artifact_version("bin_edges", version="3")
    else:
        edges = ExternalArtifact(value={"age": [18, 30, 60]})
    binned = bins(table, edges=edges)
    card = scorecard(binned)
    old = model.get_artifact("card")
    better = compare(card, old, binned, cutoff=model.run_metadata["cutoff"])
    promote(better, stage=str(STAGES["champion"].value))


@pipeline(enable_cache=False)
def challenge(name: str = "scorecard"):
    client = Client()
    champion, challenger = (client.get_model_version(name, stage) for stage in STAGES.values())
    table = applications("2024Q2")
    compare(new=challenger.get_artifact("card"), old=champion.get_artifact("card"), table=table)
    promote(True, "staging", note=f"{name}: {', '.join(STAGES)}", after="compare")


if __name__ == "__main__":
    retrain()
    retrain.with_options(model=Model(name="scorecard", version="fresh"))(edges_from_store=False)
    challenge()
