# Values parsed from text as environments have it.
def parse(value):
    if value.lower() in ("true", "yes", "on"):
        return True
    if value.lower() in ("false", "no", "off"):
        return False
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    if "," in value:
        return [parse(v.strip()) for v in value.split(",")]
    return value or None


print([parse(v) for v in ["true", "OFF", "12", "1.5", "a,1,yes", "", "text", "-3", "1e3"]])
env = {f"APP_{k}": v for k, v in {"PORT": "80", "NAME": "x"}.items()}
print({k[4:].lower(): parse(v) for k, v in env.items() if k.startswith("APP_")})
