from typing import Any, Dict, List

from typing_extensions import Annotated
from zenml import ExternalArtifact, Model, get_pipeline_context, pipeline, step
from zenml.client import Client
from zenml.enums import ModelStages
from zenml.steps import BaseStep

import rules

KEYWORDS = {"de": ["Haftung", "Kündigung"], "en": ["liability", "termination"]}


class Extract(BaseStep):
    """Clauses by keyword, as a step class."""

    def entrypoint(self, documents: List[str], keywords: List[str], model: Any = None) -> Annotated[List[Dict[str, str]], "clauses"]:
        return [{"text": d, "keyword": k} for d in documents for k in keywords if k in d]


@step
def read_documents(folder: str, limit: int = 50) -> List[str]:
    return [f"{folder}/{i}" for i in range(limit)]


@step
def compare_with_last(clauses: List[Dict[str, str]], last: Any, threshold: float, accuracy: Any = None) -> Annotated[float, "overlap"]:
    return 1.0 if clauses == last else threshold


# plain functions of another module, turned into steps here
normalise = step(rules.normalise)
deduplicate = step(enable_cache=False, name="drop_duplicates")(rules.deduplicate)


@pipeline(model=Model(name="clauses", version=ModelStages.PRODUCTION, tags=["contracts"]))
def clause_extraction(language: str = "en", folder: str = "s3://contracts/inbox"):
    model = get_pipeline_context().model
    extract = Extract(name="extract_clauses")

    documents = normalise(read_documents(folder))
    clauses = extract(documents=documents, keywords=ExternalArtifact(value=KEYWORDS[language]), model=model.get_model_artifact("extractor"))
    unique = deduplicate(clauses)
    compare_with_last(
        unique,
        last=Client().get_artifact_version("clauses"),
        threshold=0.7,
        accuracy=model.run_metadata["accuracy"],
    )
    extract.configure(enable_cache=False)
    extract(documents, ["Vertrag"])
