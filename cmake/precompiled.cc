// A target needs a source before it can own a precompiled header.
