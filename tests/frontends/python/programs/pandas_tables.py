# pandas: tables that decide which jobs are made.
import io

import numpy as np
import pandas as pd

regions = pd.read_csv("tables_regions.csv", comment="#")
print(len(regions), regions.shape, list(regions.columns), regions.columns.tolist(), "n" in regions, regions.empty, [c for c in regions])
active = regions[regions["active"] == 1].sort_values("priority", ascending=False)
for label, row in active.iterrows():
    print(label, row["region"], row.n, row["n"] + 1, type(row["n"]).__name__, row.name, row.get("nope", "-"), row.to_dict(), pd.isna(row.note))
for row in active.itertuples():
    print(row.Index, row.region, row.n, type(row).__name__, row._fields)
for region, n in active[["region", "n"]].itertuples(index=False, name=None):
    print(region, n)
print(regions.to_dict("records")[0], active.to_dict("list")["n"], regions.set_index("region")["n"].to_dict(), regions[["n"]].to_dict())
print(f"{active.n.sum()}", active["n"].mean(), active.n.max(), type(active.n.max()).__name__, active["region"].tolist(), list(active.n), [type(v).__name__ for v in active.n])
print(regions["active"].unique().tolist(), regions.active.nunique(), regions["region"].str.upper().tolist(), regions.region.str.startswith("eu").tolist())
print(active.iloc[0]["region"], active.iloc[0].n, active.loc[0, "region"], active["n"].iloc[-1], regions.loc[regions.n > 1, "region"].tolist(), regions.at[2, "n"], regions.iloc[1:3].n.tolist())
for flag, group in regions.groupby("active"):
    print(flag, len(group), group.region.tolist(), group["n"].sum())
print(regions.groupby("active")["n"].sum().to_dict(), dict(regions.groupby("active").size()), regions.groupby("active")["region"].apply(list).to_dict(), {k: len(g) for k, g in regions.groupby("active")})

grid = pd.DataFrame([{"depth": d, "lr": lr} for d in (2, 4) for lr in (0.1, 0.01)])
grid["name"] = [f"g{d}-{i}" for i, d in enumerate(grid.depth)]
grid["half"] = grid["depth"] / 2
grid["kind"] = "tree"
print(grid.to_dict("records"), grid.head(2).name.tolist(), grid[grid.depth > 2].index.tolist(), len(grid[(grid.depth == 4) & (grid.lr < 0.05)]))
top = grid[grid.depth > 2].reset_index(drop=True)
for i in range(len(top)):
    row = top.iloc[i]
    print(row["name"], int(row.depth), float(row["lr"]), row.half)
print(dict(zip(grid.name, grid.lr)), grid["name"].isin(["g2-0"]).tolist(), (grid.depth * 10).tolist(), grid.lr.round(1).tolist(), grid.depth.astype(str).tolist(), grid.depth.map({2: "two"}).tolist()[0], grid.apply(lambda r: f"{r['name']}!", axis=1).tolist())
numbers = pd.DataFrame({"a": [1, 2, 3], "b": [0.5, 1.5, 2.5]})
for _, row in numbers.iterrows():
    print(row["a"], row.b, type(row.a).__name__)
print(numbers.values.tolist(), numbers.a.to_numpy().sum(), numbers["a"].cumsum().tolist(), numbers.b.std(), numbers.loc[1].to_dict(), numbers.a[2], type(numbers.a[2]).__name__)
pairs = pd.DataFrame([("x", 1), ("y", 2), ("x", 3)], columns=["key", "value"])
print(pairs.drop_duplicates("key").value.tolist(), pairs.rename(columns={"key": "k"}).columns.tolist(), pairs.drop(columns=["value"]).columns.tolist(), pairs.sort_values(["key", "value"], ascending=[True, False]).value.tolist(), pairs.key.value_counts().to_dict(), pairs["value"].tolist()[::-1])
holes = pd.read_csv(io.StringIO("id;size;flag;code;rate\n1;;True;007;1e3\n2;5;False;8;.5\n"), sep=";", dtype={"code": str})
print(holes["size"].tolist()[1], holes["size"].isna().tolist(), holes.flag.tolist(), holes.code.tolist(), holes.rate.tolist(), holes.dropna()["id"].tolist(), holes.fillna({"size": 0})["size"].tolist(), holes.dropna(subset=["size"]).id.iloc[0])
indexed = pd.read_csv(io.StringIO("name,v\na,1\nb,2\n"), index_col="name")
print(indexed.loc["b", "v"], indexed.index.tolist(), [(k, int(r.v)) for k, r in indexed.iterrows()], indexed.to_dict("index"), indexed.v["a"])
s = pd.Series([3, 1, 2], index=["c", "a", "b"], name="s")
print(s["a"], s.a, s.sort_values().index.tolist(), s.to_dict(), s.max(), "a" in s, len(s), [k for k, v in s.items() if v > 1], s.idxmax(), (s > 1).sum(), s.mean(), pd.Series(["x", "y"]).tolist())
print(pd.concat([pairs, pairs], ignore_index=True).shape, pd.notna(3), pd.isna(None), np.array(numbers["a"]).tolist(), list(map(str, numbers.a)), sorted(pairs["key"].unique()), len(pd.DataFrame()), pd.DataFrame({"a": []}).empty, isinstance(s, pd.Series), isinstance(pairs, pd.DataFrame))
pairs.loc[pairs.key == "x", "value"] = 9
pairs["key"] = pairs["key"].str.replace("y", "z")
print(pairs.value.tolist(), pairs.key.tolist(), pairs.assign(double=lambda d: d.value * 2).double.tolist())
print(pd.Series({"a": 1, "b": 2.5}).to_dict(), pd.DataFrame({"a": [1, 2.5], "k": "tree"}).to_dict("records"))
for column, values in pairs.items():
    print(column, values.tolist())
try:
    pairs["nope"]
except KeyError as e:
    print("no", e)
try:
    pairs.nope
except AttributeError as e:
    print(e)
