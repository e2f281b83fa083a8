"""Countersign in Python: the world `countersign-json` of the component, under wasmtime.

    pip install -r examples/python/requirements.txt

Requests and answers are the JSON of every other face. Nothing is linked in, because the component imports nothing.
"""

import json

from wasmtime import Engine, Store
from wasmtime.component import Component, Linker, Variant

INTERFACE = "countersign:policy/json@0.1.0"


class CountersignError(Exception):
    """A call that was refused: a stable `code`, the place `at`; `paths` in conflict, `successors` of a stale hunk."""

    def __init__(self, text):
        error = json.loads(text)
        super().__init__(error.get("message", error["code"]))
        self.code = error["code"]
        self.at = error.get("at", "")
        self.problems = error.get("problems", [])
        self.paths = error.get("paths", [])
        self.successors = error.get("successors", [])


class Countersign:
    """The component, compiled and started; compiling takes a second or two, so keep it."""

    def __init__(self, file):
        engine = Engine()
        self._component = Component.from_file(engine, str(file))
        self.imports = list(self._component.type.imports(engine))
        self._store = Store(engine)
        # A linker without anything in it: an import would be an error here.
        self._instance = Linker(engine).instantiate(self._store, self._component)
        self._interface = self._instance.get_export_index(self._store, INTERFACE)

    def call(self, name, *arguments):
        """Calls a function of the interface; an error that it returns is raised."""
        index = self._instance.get_export_index(self._store, name, self._interface)
        function = self._instance.get_func(self._store, index)
        result = function(self._store, *arguments)
        function.post_return(self._store)
        # Where both arms are texts the result is tagged, otherwise its type tells them apart.
        if isinstance(result, Variant):
            if result.tag == "err":
                raise CountersignError(result.payload)
            return result.payload
        if isinstance(result, str) and name in ("load", "load-layers", "new-session", "patch"):
            raise CountersignError(result)
        return result

    def version(self):
        return self.call("version")

    def diff(self, before, after):
        """Returns the hunks between two contents, both `bytes`, without a session."""
        return json.loads(self.call("diff", before, after))

    def patch(self, path, before, after):
        """Returns a unified diff between two contents of a file, as `bytes`."""
        return bytes(self.call("patch", path, before, after))

    def policy(self, document):
        """Loads a policy: a dictionary, or the text of a document."""
        return Policy(self, self.call("load", text_of(document)))

    def layers(self, layers):
        """Loads several documents that hold together."""
        return Policy(self, self.call("load-layers", text_of(layers)))


class Policy:
    """A policy, ready to decide."""

    def __init__(self, component, handle):
        self._component, self._handle = component, handle

    def decide(self, operation, workspace):
        """Decides; what cannot be read is a decision to ask."""
        return json.loads(self._component.call("decide", self._handle, text_of(operation), text_of(workspace)))

    def decide_many(self, operations, workspace):
        texts = [text_of(operation) for operation in operations]
        return json.loads(self._component.call("decide-many", self._handle, texts, text_of(workspace)))

    def lint(self):
        return json.loads(self._component.call("lint", self._handle))

    def session(self, workspace):
        return Session(self._component, self._component.call("new-session", self._handle, text_of(workspace)))

    def close(self):
        self._component.call("release", self._handle)


class Session:
    """What an agent changed, what a person decided, and the way back."""

    def __init__(self, component, handle):
        self._component, self._handle = component, handle

    def __call__(self, call, **fields):
        """Makes a call, such as `session("begin-turn", mode="supervised")`."""
        request = {"call": call, **fields}
        return json.loads(self._component.call("session-call", self._handle, text_of(request)))

    def close(self):
        self._component.call("release-session", self._handle)


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value)
