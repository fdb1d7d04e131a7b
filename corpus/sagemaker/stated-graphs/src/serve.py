# script of the models and jobs
