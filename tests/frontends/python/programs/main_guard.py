# The __main__ guard.
def main(argv=None):
    args = argv or ["default"]
    print("main", args)
    return 0


print(__name__, main.__module__)
if __name__ == "__main__":
    code = main()
    print(code)
else:
    print("imported")
