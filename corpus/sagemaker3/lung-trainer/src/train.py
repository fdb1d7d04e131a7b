"""train: needs monai, see the wiki of the imaging group."""
