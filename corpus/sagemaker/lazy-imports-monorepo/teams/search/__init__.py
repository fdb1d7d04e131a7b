DEFAULTS = {"instance": "ml.m5.large"}
