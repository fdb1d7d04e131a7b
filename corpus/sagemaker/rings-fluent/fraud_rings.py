from builder import FlowBuilder

flow = (
    FlowBuilder("fraud-rings")
    .with_image("111122223333.dkr.ecr.us-east-1.amazonaws.com/rings:4")
    .with_role("arn:aws:iam::111122223333:role/Rings")
    .param(min_ring_size=3, threshold=0.75, day="2024-01-01")
)

flow.script("PullTransactions", outputs=("edges", "nodes"), args=["--day", flow["day"]])
flow.with_instance("ml.r5.4xlarge").script("BuildGraph", args=["--min", flow["min_ring_size"].to_string()])
flow.script("ScoreRings", outputs=("scores", "metrics"), report="metrics.json")

with flow.when_at_least("rings.precision", flow["threshold"], name="PreciseEnough") as otherwise:
    flow.with_instance("ml.t3.medium").script("NotifyAnalysts", after=True)
    flow.script("ArchiveCases", report="archive.json")
    with flow.when_at_least("archive.count", 1, name="AnyArchived") as empty:
        flow.script("Purge", feed=False, after=True)
        empty.fail("NothingArchived", "no rings on", flow["day"])
    with otherwise as again:
        again.script("CollectHardCases", feed=False)
        otherwise.fail("TooImprecise", "below", flow["threshold"])

pipeline = flow.build()

if __name__ == "__main__":
    pipeline.upsert(role_arn="arn:aws:iam::111122223333:role/Rings")
