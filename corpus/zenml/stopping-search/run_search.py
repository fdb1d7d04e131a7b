import sys

import search


def start(**parameters):
    return search.search(**parameters)


if __name__ == "__main__":
    start(budget=int(sys.argv[1]) if len(sys.argv) > 1 else 3)
