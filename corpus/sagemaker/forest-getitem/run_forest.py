from forest import Flow

flow = Flow("forest-inventory")
lidar = flow.prepare.lidar.tiles(outputs="tiles ground")
flow.prepare.species(lidar.tiles, outputs="labels")
height = flow.fit.height.model(lidar.ground, flow.species[0], depth=3)
height | flow.prepare.audit(flow["height_model"].model) | flow.prepare(name="archive")
first, second = flow["species", "audit"]
try:
    lidar.missing
except AttributeError:
    flow.extra = first | flow.prepare.fallback(second.o)
print("audit" in flow, hasattr(flow, "nothing"))
pipeline = flow() if "extra" not in flow else None
if pipeline is None:
    del flow._nodes["extra"]
    pipeline = flow()
