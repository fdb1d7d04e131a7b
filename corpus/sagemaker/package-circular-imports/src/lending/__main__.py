import lending
from lending import LendingFlow


def main():
    pipeline = LendingFlow().pipeline(lending.flow_name)
    pipeline.upsert(role_arn=LendingFlow.role)


if __name__ == "__main__":
    main()
