# Sets of dependencies.
done, wanted = {"a", "b"}, {"b", "c", "d"}
print(sorted(wanted - done), sorted(done | wanted), done & wanted, sorted(done ^ wanted), {"a"} <= done, done.isdisjoint({"z"}))
done.add("c")
done.discard("zz")
done.update(["e"], ("f",))
done.remove("e")
print(sorted(done), len(done), "c" in done, done.issuperset({"a", "b"}), sorted({x % 3 for x in range(10)}))
try:
    done.remove("nope")
except KeyError as error:
    print("KeyError", error)
frozen = frozenset(["x", "y"])
print({frozen: 1}[frozenset(["y", "x"])], sorted(frozen), set("hello") == set("olleh"), sorted(set([3, 1, 3])), set() == frozenset())
