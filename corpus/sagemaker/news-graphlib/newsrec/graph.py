NODES = {
    "publish": {"type": "lambda", "after": ["rank", "diversity"]},
    "rank": {"type": "train", "data": {"train": "pairs:train", "val": "pairs:val"}},
    "pairs": {"type": "process", "data": {"clicks": "clicks:rows", "texts": "embed:vectors"}, "outputs": ["train", "val"]},
    "embed": {"type": "process", "data": {"articles": "s3://news/articles"}, "outputs": ["vectors"], "machine": "ml.g4dn.xlarge"},
    "clicks": {"type": "process", "data": {}, "outputs": ["rows"]},
    "diversity": {"type": "process", "data": {"model": "rank:model", "vectors": "embed:vectors"}},
    "orphan": {"type": "process", "data": {}, "outputs": [], "if": "debug"},
}


def edges(nodes):
    for name, node in nodes.items():
        for ref in node.get("data", {}).values():
            owner, sep, port = ref.partition(":")
            if sep and owner in nodes:
                yield owner, name
        for owner in node.get("after", ()):
            yield owner, name
