# URLs and S3 keys.
from urllib.parse import urlparse


def split_s3(uri):
    if not uri.startswith("s3://"):
        raise ValueError(f"not s3: {uri}")
    bucket, _, key = uri[len("s3://"):].partition("/")
    return bucket, key


def join(*parts):
    return "/".join(str(p).strip("/") for p in parts if p)


print(split_s3("s3://b/a/c.csv"), split_s3("s3://b"), join("s3://b/", "/x/", "", "y"), join("a", 1, None))
parsed = urlparse("https://host:8080/path/x?q=1#f")
print(parsed.scheme, parsed.netloc, parsed.path, parsed.query, parsed.fragment, parsed[0])
bucket, key = urlparse("s3://bk/pre/fix").netloc, urlparse("s3://bk/pre/fix").path.lstrip("/")
print(bucket, key, f"s3://{bucket}/{key}/out")
try:
    split_s3("file://x")
except ValueError as error:
    print(error)
