# Comparing versions and building tags.
def parse(version):
    return tuple(int(p) for p in version.lstrip("v").split("."))


versions = ["v1.10.0", "v1.2.3", "0.9"]
print(sorted(versions, key=parse), max(versions, key=parse), parse("1.2") < parse("1.2.1"))


def bump(version, part="patch"):
    major, minor, patch = parse(version)
    if part == "major":
        major, minor, patch = major + 1, 0, 0
    elif part == "minor":
        minor, patch = minor + 1, 0
    else:
        patch += 1
    return f"{major}.{minor}.{patch}"


print(bump("1.2.3"), bump("1.2.3", "minor"), bump("v1.2.3", part="major"))
tag = "registry/image:1.0@sha"
name, _, rest = tag.partition(":")
print(name.split("/")[-1], rest.split("@")[0], ":".join([name, "latest"]))
