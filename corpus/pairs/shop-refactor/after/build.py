import argparse

from shop import ShopPipeline


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--role", default="arn:aws:iam::111122223333:role/shop")
    return ShopPipeline(parser.parse_args().role).create()


if __name__ == "__main__":
    main()
