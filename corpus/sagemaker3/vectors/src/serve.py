# script of the models
