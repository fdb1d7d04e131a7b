# Steps wrapped by policies.
def with_retry(step, times):
    return {**step, "retry": times}


def with_timeout(seconds):
    def apply(step):
        return {**step, "timeout": seconds}
    return apply


def with_tags(*tags):
    return lambda step: {**step, "tags": [*step.get("tags", []), *tags]}


def apply_all(step, *policies):
    for policy in policies:
        step = policy(step)
    return step


base = {"name": "train", "tags": ["ml"]}
final = apply_all(base, with_timeout(60), with_tags("gpu", "big"), lambda s: with_retry(s, 3))
print(final, base, apply_all(base) is base)
