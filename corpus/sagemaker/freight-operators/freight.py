from dag import Graph, Node, Group

with Graph("freight-eta", image="111122223333.dkr.ecr.us-east-1.amazonaws.com/freight:2", role="arn:aws:iam::111122223333:role/F") as g:
    ais = Node("Ais", "tracks", "ports")
    weather = Node("Weather")
    tariffs = Node("Tariffs", script="tariff_pull")("--currency", "EUR")
    joined = Node("Joined", "legs", "rest")
    legs = [Node(f"Leg{mode}") for mode in ("Sea", "Rail", "Road")]
    model = Node("Eta", "model")
    report = Node("Report")
    checks = Node("CheckDrift") | Node("CheckBias") | Node("CheckNulls")

    ais["tracks"] >> joined @ "positions"
    ais["ports"] >> joined
    [weather, tariffs] >> joined >> legs
    for leg in legs[:2]:
        joined["legs"] >> leg @ "legs" 
    legs[-1] << tariffs
    Group(legs) >> model
    for leg in legs:
        leg["out"] >> model @ leg.key.lower()
    model["model"] >> (report @ "eta") >> checks
    checks >> Node("Publish") << model

    if "Weather" in g and len(g) > 5:
        g += Node("Cleanup")
        g.nodes["Publish"] >> g.nodes["Cleanup"]

pipeline, parallelism = g.compile()
pipeline.upsert(g.defaults["role"], parallelism_config=parallelism)
