TEAM = "nobody"
KIND = "nightly"
IMAGES = {"base": "111122223333.dkr.ecr.us-east-1.amazonaws.com/base:1"}
ROLE = "arn:aws:iam::111122223333:role/ml"


def _join(*parts):
    return "-".join(parts)
