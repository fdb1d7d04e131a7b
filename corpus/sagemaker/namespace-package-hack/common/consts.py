IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/geo:1"
ROLE = "arn:aws:iam::111122223333:role/geo"
LAYERS = {"roads": 2, "water": 1, "land_use": 3}
ORDER = sorted(LAYERS, key=LAYERS.get)
