"""urllib.parse: what the results know of themselves."""

from urllib.parse import urlparse, urlsplit

url = urlsplit("https://user:pass@Example.com:8080/a/b?x=1&y=2#part")
print(url.hostname, url.port, url.username, url.password, url.geturl(), url)
bucket = urlparse("s3://bucket/some/key")
print(bucket.netloc, bucket.path.lstrip("/"), bucket.hostname, bucket.port, bucket.username)
print(bucket._replace(path="/other").geturl(), bucket.scheme, len(bucket), tuple(bucket))
print(urlsplit("//[::1]:80/x").hostname, urlsplit("path/only").hostname)
try:
    urlsplit("http://host:port/").port
except ValueError:
    print("no port")
