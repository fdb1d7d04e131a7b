# Image names from accounts, regions and tags.
ACCOUNTS = {"eu-west-1": "111", "us-east-1": "222"}


def uri(repo, tag="latest", region="eu-west-1", *, digest=None):
    account = ACCOUNTS.get(region)
    if account is None:
        raise KeyError(f"no account for {region}; known: {', '.join(sorted(ACCOUNTS))}")
    suffix = f"@sha256:{digest}" if digest else f":{tag}"
    domain = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
    return f"{account}.dkr.ecr.{region}.{domain}/{repo}{suffix}"


print(uri("app"), uri("app", "v1", "us-east-1"), uri("x", digest="ab"))
try:
    uri("app", region="mars")
except KeyError as error:
    print(error.args[0])
