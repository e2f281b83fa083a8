"""A short host: an agent writes a file, a person rejects it, and the plan brings the old bytes back.

    python host.py COMPONENT      (dist/component-json.wasm)
"""

import base64
import pathlib
import sys
import tempfile

from countersign import Countersign


def state(file):
    """Says what stands at a path."""
    if not file.exists():
        return {"kind": "absent"}
    content = base64.b64encode(file.read_bytes()).decode()
    return {"kind": "file", "content": {"base64": content}, "executable": bool(file.stat().st_mode & 0o111)}


def same(found, expected):
    """Compares two states, whichever way their contents are written."""
    content = [bytes_of(one) for one in (found, expected)]
    return (found["kind"], found.get("executable")) == (expected["kind"], expected.get("executable")) and content[0] == content[1]


def bytes_of(state):
    content = state.get("content", {})
    return base64.b64decode(content["base64"]) if "base64" in content else content.get("text", "").encode()


def carry_out(session, folder, request):
    """Plans, checks that nothing changed meanwhile, carries the steps out and confirms them."""
    paths = session("needed", request=request)["paths"]
    observed = [{"path": path, "state": state(folder / path)} for path in paths]
    plan = session("plan", request=request, observed=observed)
    for step in plan["steps"]:
        file = folder / step["path"]
        if not same(state(file), step["expect"]):
            raise RuntimeError(f"{step['path']} changed meanwhile")
        if step["state"]["kind"] == "absent":
            file.unlink()
        else:
            file.write_bytes(bytes_of(step["state"]))
    return session("confirm")["state"] if not plan["conflicts"] else plan["conflicts"]


def main(component):
    countersign = Countersign(component)
    policy = countersign.policy({"version": 1, "profile": "kiro", "mode": "supervised"})
    with tempfile.TemporaryDirectory() as folder:
        workspace = {"roots": [folder], "platform": "posix", "caseSensitive": True}
        file = pathlib.Path(folder, "notes.txt")
        file.write_text("mine\n")
        operation = {"kind": "write-file", "path": "notes.txt"}
        session = policy.session(workspace)
        session("begin-turn")

        decision = policy.decide(operation, workspace)
        print(decision["effect"], "-", decision["reasons"][0]["message"])
        before = [{"path": "notes.txt", "state": state(file)}]
        file.write_text("the agent's\n")
        session("record", operation=operation, before=before, after=[{"path": "notes.txt", "state": state(file)}])
        print("the turn ends:", session("end-turn")["state"])

        session("reject")
        print("confirmed:", carry_out(session, pathlib.Path(folder), {"kind": "apply"}))
        print("the file holds:", file.read_text().strip())


if __name__ == "__main__":
    main(sys.argv[1])
