import pkgutil

walked = pkgutil.walk_packages([], "x.")
print(list(walked), list(walked), [name for _, name, _ in pkgutil.iter_modules([])])
