# A pipeline for each combination of region, model and stage.
from itertools import product

REGIONS, MODELS = ["eu", "us"], {"xgb": {"depth": 3}, "lin": {}}
plan = {}
for region, (model, params) in product(REGIONS, MODELS.items()):
    if (region, model) == ("us", "lin"):
        continue
    name = f"{model}-{region}"
    plan[name] = [f"{name}-{stage}" for stage in ("prep", "train", "eval") if stage != "eval" or params]
for name, steps in plan.items():
    print(name, steps, {s: steps[:i] for i, s in enumerate(steps)}[steps[-1]])
print(len(plan), sum(map(len, plan.values())), sorted(set(n.split("-")[0] for n in plan)))
