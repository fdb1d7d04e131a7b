"""One case, one process, one copy of its folder: what a pipeline does when it is run must not reach the corpus, the network or the next case."""
import contextlib
import gc
import importlib
import importlib.metadata
import json
import linecache
import os
import pathlib
import shutil
import socket
import sys
import tempfile
import threading
import time
import traceback
import types

SDKS = ("sagemaker", "sagemaker3", "zenml")
MODULES = {"sagemaker": "sagemaker_sdk", "sagemaker3": "sagemaker_sdk", "zenml": "zenml_sdk"}


def installed(sdk):
    """Has this interpreter the SDK? Asked without importing it: that has to wait until the clock stands still."""
    try:
        version = importlib.metadata.version(sdk.rstrip("3"))
    except importlib.metadata.PackageNotFoundError:
        return False
    return sdk == "zenml" or (int(version.split(".")[0]) >= 3) == (sdk == "sagemaker3")


class Recorder:
    """Imports the SDK once; every case then runs in a fork, which finds it imported."""

    def __init__(self, sdk):
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="smgraph-corpus-"))
        self.forking = threading.Lock()
        with said_into(self.scratch / "log"):
            self.sdk = importlib.import_module(f"recording.{MODULES[sdk]}")
            self.sdk.prepare(self.scratch)
        gc.freeze()  # else each child copies all that its collector looks at

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.scratch, ignore_errors=True)

    def record(self, case):
        """The files of a case by name: expected.json and, for a JSON case, the input itself."""
        begin = time.monotonic()
        place = pathlib.Path(tempfile.mkdtemp(dir=self.scratch))
        shutil.copytree(case.folder, place / "case", ignore=shutil.ignore_patterns("__pycache__"))
        with self.forking:  # a child that inherits the pipe of another keeps it open
            reader, writer = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reader)
                with os.fdopen(writer, "w", encoding="utf-8") as answer:
                    json.dump(self._in_child(case, place), answer)
                os._exit(0)  # no exit handlers of the SDK, no buffers of the parent
            os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as answer:
            text = answer.read()
        os.waitpid(child, 0)
        shutil.rmtree(place, ignore_errors=True)
        outcome = json.loads(text) if text else {"error": "the process ended without an answer"}
        return types.SimpleNamespace(files=outcome.get("files"), summary=outcome.get("summary"), error=outcome.get("error"),
                                     seconds=time.monotonic() - begin)

    def _in_child(self, case, place):
        try:
            os.chdir(place / "case")
            os.environ.update(case.spec.get("environment", {}))
            socket.socket.connect = socket.getaddrinfo = refuse_network
            with said_into(place / "log"):
                files, summary = self.sdk.record(case, place / "case")
        except BaseException:  # SystemExit of a script's main() as well
            return {"error": (place / "log").read_text(errors="replace")[-2000:] + traceback.format_exc(limit=-8)}
        leaked = [name for name, text in files.items() if str(self.scratch) in text]
        if leaked:
            return {"error": f"a path of this machine is in {', '.join(leaked)}"}
        return {"files": files, "summary": summary}


@contextlib.contextmanager
def said_into(path):
    """What this process and its loggers print goes to a file."""
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(1), os.dup(2)
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.close(file)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, copy in zip((1, 2), kept):
            os.dup2(copy, number)
            os.close(copy)


def refuse_network(*address, **_):
    raise OSError(f"no network while recording: {address}")


def run_entry(case, root):
    """Run the entry as case.json says: as a script or notebook, or one function or method of it. Gives the names that a script leaves."""
    spec = case.spec
    entry = root / spec.get("source", case.entry)
    sys.argv = [entry.name, *spec.get("argv", [])]
    sys.path[:0] = [str(root / folder) for folder in spec.get("path", [])]
    if "call" not in spec:
        sys.path.insert(0, str(entry.parent))
        module = types.ModuleType("__main__" if spec.get("main", True) else entry.stem)
        module.__file__ = str(entry.with_suffix(".py"))  # ZenML takes no function from a file that is no module
        sys.modules[module.__name__] = module
        if entry.suffix == ".ipynb":
            os.chdir(entry.parent)
            module.display = print
        notebook = entry.suffix == ".ipynb"
        for number, code in enumerate(notebook_cells(entry) if notebook else [entry.read_text(encoding="utf-8")]):
            file = f"{entry}/cell{number}" if notebook else str(entry)
            if notebook:  # inspect.getsource finds the lines of a function
                linecache.cache[file] = len(code), None, code.splitlines(keepends=True), file
            try:
                exec(compile(code, file, "exec"), module.__dict__)
            except SystemExit as end:  # sys.exit(main())
                if end.code:
                    raise
        return vars(module)
    sys.path.insert(0, str(root))
    target = importlib.import_module(".".join(entry.relative_to(root).with_suffix("").parts))
    for part in spec["call"].split("."):
        target = getattr(target, part)
        if isinstance(target, type):
            target = target(**spec.get("construct", {}))
    return target(**spec.get("arguments", {}))


def notebook_cells(path):
    """The code of a notebook, cell by cell, as IPython would run it: %run runs, %time times a statement, %%writefile writes, other magics and
    shell lines do nothing."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        lines = "".join(cell["source"]).splitlines(keepends=True)
        while lines and not lines[0].strip():
            lines.pop(0)
        if lines and lines[0].startswith("%%"):
            magic, *words = lines[0][2:].split()
            if magic == "writefile":
                target = path.parent / words[-1]
                target.parent.mkdir(parents=True, exist_ok=True)
                text = "".join(lines[1:])
                target.open("a" if "-a" in words else "w", encoding="utf-8").write(text if text.endswith("\n") else text + "\n")
            if magic not in ("time", "capture"):
                continue
            lines[0] = "\n"
        yield "".join(line_magic(line, path.parent) for line in lines)


def line_magic(line, folder):
    """A line of a cell as Python."""
    if line[:1] not in ("%", "!"):
        return line
    magic, _, words = line.strip().partition(" ")
    if magic == "%time":
        return words + "\n"
    if magic in ("%env", "%set_env") and "=" in words:
        name, _, value = words.partition("=")
        return f"__import__('os').environ[{name!r}] = {value!r}\n"
    if magic == "%run":
        code = f"__import__('recording.isolation').isolation.run_magic({words.split()!r}, {str(folder)!r}, globals())"
        return code + "\n"
    return "pass\n"


def run_magic(words, folder, namespace):
    """%run [-i] FILE [ARGUMENT...]: a script or notebook runs as a main program of its own, in the namespace of the notebook with -i; its names go there."""
    shared = words[0] == "-i"
    name, *arguments = words[shared:]
    path = pathlib.Path(folder) / name
    own = namespace if shared else {"__name__": "__main__", "__file__": str(path)}
    sys.argv = [name, *arguments]
    for code in notebook_cells(path) if path.suffix == ".ipynb" else [path.read_text(encoding="utf-8")]:
        exec(compile(code, str(path), "exec"), own)
    namespace.update({key: value for key, value in own.items() if key not in ("__name__", "__file__", "__builtins__")})
