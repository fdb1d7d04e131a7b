"""Recommendations of the shop: item-to-item, sequence model, and popularity as fallback."""
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

from shop_ml.factory import Port, StepFactory, big, ports
from shop_ml.popularity import PopularityMixin


class BasePipeline:
    name = "base"
    factory_class = StepFactory

    def __init__(self, stage="dev", **switches):
        self.stage = stage
        for switch, value in switches.items():
            setattr(self, switch, value)
        make = big if stage == "prod" else self.factory_class
        self.factory = make(PipelineSession(), f"arn:aws:iam::111122223333:role/shop-{stage}", tag="2023.48")

    def assemble_models(self, interactions):
        return {}

    def assemble(self):
        raise NotImplementedError


class ModelsOfTheShop(BasePipeline):
    sequence_lengths = (20, 50)

    def assemble_models(self, interactions):
        models = super().assemble_models(interactions)
        models["item2item"] = self.factory.run("TrainItem2Item", "item2item.py", interactions, outputs="item2item")
        for length in self.sequence_lengths:
            if length > 30 and self.stage != "prod":
                continue
            models[f"seq{length}"] = self.factory.run(
                f"TrainSequence{length}", "sequence.py", interactions, outputs=f"seq{length}", instance_type="ml.g5.xlarge", arguments={"max_len": length}
            )
        return models


class RecommenderPipeline(PopularityMixin, ModelsOfTheShop):
    name = "shop-recommender"
    with_popularity = False

    def assemble(self):
        run = self.factory.run
        events = run("CollectEvents", "collect.py", outputs="views orders", cache="PT6H")
        interactions = Port(run("BuildInteractions", "interactions.py", *ports(events, "views", "orders"), outputs="interactions"), "interactions")
        models = self.assemble_models(interactions)
        blended = run("Blend", "blend.py", *(Port(step, name) for name, step in models.items()), outputs="blended")
        check = run("OfflineCheck", "check.py", Port(blended, "blended"), interactions, outputs="report")
        run("Publish", "publish.py", Port(blended, "blended"), after=[check], instance_type="ml.t3.medium")
        return Pipeline(name=f"{self.name}-{self.stage}", steps=self.factory.steps, sagemaker_session=self.factory.session)
