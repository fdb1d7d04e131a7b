"""evaluate: see the wiki page of the shipping team."""
