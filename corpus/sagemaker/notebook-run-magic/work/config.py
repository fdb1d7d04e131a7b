import getpass
PROJECT = "claims-nlp"
N_FOLDS = 3
ROLE = "arn:aws:iam::111122223333:role/nlp"
if __name__ == "__main__":
    N_FOLDS += 1
