"""Pipelines of the used-cars team."""
