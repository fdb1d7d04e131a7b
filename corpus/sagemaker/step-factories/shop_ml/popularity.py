class PopularityMixin:
    """Adds the popularity fallback to a recommender."""

    def assemble_models(self, interactions):
        models = super().assemble_models(interactions)
        if self.with_popularity:
            models["popularity"] = self.factory.run("TrainPopularity", "popularity.py", interactions, outputs="popularity")
        return models
