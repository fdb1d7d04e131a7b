"""python run.py [--explain-all]"""
import argparse

from scoring import scoring_switch

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--explain-all", action="store_true")
    args = parser.parse_args()
    scoring_switch(explain_all=args.explain_all)
