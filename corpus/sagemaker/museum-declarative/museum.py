from declarative import Flow, Job, Meta, Param


class Collection(Flow, abstract=True):
    class Meta:
        image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/museum:3"
        role = "arn:aws:iam::111122223333:role/Museum"
        prefix = "m-"

    resolution = Param(600)
    wing = Param("east")

    scan = Job(flags={"deskew": True, "dpi": "resolution"})
    ocr_labels = Job(scan)
    catalogue = Job("ocr_labels", "scan")


class Paintings(Collection):
    pigments = Job("scan", count=2)
    catalogue = Job("ocr_labels", "pigments")
    similarity = Param(0.92)


class Coins(Collection):
    ocr_labels = None
    edges = Job(Collection.scan)
    catalogue = Job(edges)

    class Meta:
        name = "coins-and-medals"
        instance = "ml.c5.xlarge"


class LoanedCoins(Coins):
    wing = Param("loans")
    insure = Job("catalogue")

    class Meta:
        prefix = "loan-"
        name = "loaned-coins"


pipelines = [cls().to_pipeline() for cls in Meta.registry]
