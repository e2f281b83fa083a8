"""The component from Python: no imports, decisions, a session, errors, and what the README shows.

    python -m unittest discover tests/wasi/python        (with `wasmtime` installed and `dist/` built)
"""

import contextlib
import io
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "examples" / "python"))

import host  # noqa: E402
from countersign import Countersign, CountersignError  # noqa: E402

COMPONENT = ROOT / "dist" / "component-json.wasm"
WORKSPACE = {"roots": ["/ws"], "platform": "posix", "caseSensitive": True}


class Component(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.countersign = Countersign(COMPONENT)

    def policy(self, **fields):
        return self.countersign.policy({"version": 1, "profile": "kiro", **fields})

    def code_of(self, call, *arguments, **fields):
        with self.assertRaises(CountersignError) as caught:
            call(*arguments, **fields)
        return caught.exception.code

    def test_it_imports_nothing(self):
        self.assertEqual(self.countersign.imports, [])

    def test_it_states_the_version_of_the_repository(self):
        manifest = (ROOT / "Cargo.toml").read_text()
        self.assertIn(f'version = "{self.countersign.version()}"', manifest)

    def test_it_decides(self):
        policy = self.policy(trustedCommands=["npm *"])
        for operation, effect, code in [
            ({"kind": "write-file", "path": "a"}, "allow", "no-rule"),
            ({"kind": "write-file", "path": ".git/config"}, "ask", "protected-path"),
            ({"kind": "run-command", "command": "npm test", "shell": "bash"}, "allow", "trusted-command"),
            ({"kind": "write-file", "path": "a\0"}, "deny", "invalid-path"),
            ({"kind": "write-file"}, "ask", "invalid-operation"),
            ("no JSON", "ask", "invalid-operation"),
        ]:
            decision = policy.decide(operation, WORKSPACE)
            self.assertEqual((decision["effect"], decision["reasons"][0]["code"]), (effect, code), operation)

    def test_many_are_decided_as_each_alone(self):
        policy = self.policy()
        operations = [{"kind": "write-file", "path": path} for path in ("a", ".git/x", "ü")] + ["{"]
        alone = [policy.decide(operation, WORKSPACE) for operation in operations]
        self.assertEqual(policy.decide_many(operations, WORKSPACE), alone)

    def test_a_document_is_refused_with_every_problem(self):
        with self.assertRaises(CountersignError) as caught:
            self.countersign.policy('{"version": 1, "colour": "red"}')
        found = [(problem["code"], problem["at"]) for problem in caught.exception.problems]
        self.assertEqual(found, [("missing-field", "/profile"), ("unknown-field", "/colour")])
        self.assertEqual(self.code_of(self.countersign.policy, "[" * (1 << 20)), "too-deep")

    def test_layers_hold_together(self):
        trusting = {"version": 1, "profile": "kiro", "trustedCommands": ["*"]}
        plain = {"version": 1, "profile": "kiro"}
        policy = self.countersign.layers([{"source": "user", "policy": plain}, {"source": "workspace", "policy": trusting}])
        operation = {"kind": "run-command", "command": "ls", "shell": "bash"}
        self.assertEqual(policy.decide(operation, WORKSPACE)["effect"], "ask")
        self.assertEqual(len(policy.lint()["notices"]), 1)

    def test_a_rejected_turn_comes_back_and_survives_saving(self):
        session = self.policy(mode="supervised").session(WORKSPACE)
        old = {"kind": "file", "content": {"base64": "/wD+"}, "executable": True}
        new = {"kind": "file", "content": {"text": "new\n"}, "executable": False}
        session("begin-turn")
        session("record", operation={"kind": "write-file", "path": "a"}, before=[{"path": "a", "state": old}], after=[{"path": "a", "state": new}])
        self.assertEqual(session("end-turn")["state"], "review-pending")
        self.assertEqual(self.code_of(session, "begin-turn"), "review-pending")
        saved = session("save")["bytes"]
        session.close()
        session = self.policy().session(WORKSPACE)
        self.assertEqual(session("load", bytes=saved)["state"], "review-pending")
        session("reject")
        plan = session("plan", request={"kind": "apply"}, observed=[{"path": "a", "state": new}])
        self.assertEqual([step["state"] for step in plan["steps"]], [old])
        self.assertEqual(session("confirm")["state"], "idle")

    def test_contents_are_compared_without_a_session(self):
        hunk = {"kind": "lines", "oldStart": 1, "oldLines": 1, "newStart": 1, "newLines": 1}
        self.assertEqual(self.countersign.diff(b"\xe9\nb\n", b"\xe9\nB"), [hunk])
        self.assertEqual(self.countersign.diff(b"\0", b""), [{"kind": "whole"}])
        self.assertEqual(self.countersign.diff(b"", b""), [])
        self.assertTrue(self.countersign.patch("a", b"\xe9\n", b"").endswith(b"\n-\xe9\n"))
        with self.assertRaises(CountersignError) as caught:
            self.countersign.patch("../up", b"a", b"b")
        self.assertEqual((caught.exception.code, caught.exception.at), ("invalid-request", "/path"))

    def test_bad_calls_are_errors_with_a_code(self):
        session = self.policy().session(WORKSPACE)
        for wanted, call, fields in [
            ("invalid-request", "dance", {}),
            ("invalid-request", "reject", {"hunk": "x"}),
            ("not-running", "end-turn", {}),
            ("no-review", "accept", {}),
            ("no-plan", "confirm", {}),
            ("corrupt", "load", {"bytes": {"base64": "AAAA"}}),
        ]:
            self.assertEqual(self.code_of(session, call, **fields), wanted, call)
        self.assertEqual(self.code_of(self.countersign.call, "decide", 4711, "{}", "{}"), "no-such-policy")
        self.assertEqual(self.code_of(self.countersign.call, "session-call", 4711, "{}"), "no-such-session")

    def test_the_example_host_brings_the_old_bytes_back(self):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            host.main(COMPONENT)
        self.assertIn("the file holds: mine", out.getvalue())

    def test_the_example_in_the_readme_runs(self):
        readme = (ROOT / "README.md").read_text()
        examples = re.findall(r"^```python\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
        self.assertEqual(len(examples), 1)
        code = examples[0].replace("'dist/component-json.wasm'", repr(str(COMPONENT)))
        exec(compile(code, "README.md", "exec"), {})


if __name__ == "__main__":
    unittest.main()
