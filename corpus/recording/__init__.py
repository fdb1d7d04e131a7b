"""Recording of expected graphs: cases, isolation of a run, and one module per SDK."""
