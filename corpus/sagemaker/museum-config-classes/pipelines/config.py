class Base(object):
    NAME = "museum-tagging"
    ROLE = "arn:aws:iam::111122223333:role/museum"
    _REGISTRY = "111122223333.dkr.ecr.us-east-1.amazonaws.com"
    IMAGE = _REGISTRY + "/museum:1"
    CODE = "s3://museum/code/{name}.py"
    COLLECTIONS = ["prints"]
    TRAIN = False
    SEQUENTIAL = False
    PROC_INSTANCE_TYPE = "ml.m5.large"
    PROC_INSTANCE_COUNT = 1
    CACHE_ENABLE_CACHING = True
    CACHE_EXPIRE_AFTER = "P30d"


class Development(Base):
    DEBUG = True
    NAME = f"{Base.NAME}-dev"


class Production(Base):
    COLLECTIONS = Base.COLLECTIONS + ["coins", "maps"]
    TRAIN = True
    TRAIN_INSTANCE_TYPE = "ml.g4dn.xlarge"
    TRAIN_INSTANCE_COUNT = 1
    SEQUENTIAL = len(COLLECTIONS) > 2


class Test(Production):
    TRAIN = not Production.TRAIN
