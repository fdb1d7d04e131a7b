import argparse

from feeds.flow import feeds

parser = argparse.ArgumentParser()
parser.add_argument("--sources", nargs="+", default=["crm", "web"])
parser.add_argument("--threshold", type=int, default=5)
parser.add_argument("--join", action="store_true")


def main():
    args = parser.parse_args()
    feeds(sources=args.sources, threshold=args.threshold, join_first=args.join)


if __name__ == "__main__":
    main()
