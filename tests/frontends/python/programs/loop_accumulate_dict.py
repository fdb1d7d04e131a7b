# Dictionaries that grow in loops.
totals, order = {}, []
for name, value in [("a", 1), ("b", 5), ("a", 2)]:
    if name not in totals:
        order.append(name)
        totals[name] = {"sum": 0, "values": []}
    entry = totals[name]
    entry["sum"] += value
    entry["values"].append(value)
print(totals, order)
for name in order:
    totals[name]["mean"] = totals[name]["sum"] / len(totals[name]["values"])
    totals[name].pop("values")
print(totals, [n for n in order if totals[n]["mean"] > 2])
