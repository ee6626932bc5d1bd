"""The protocol that all client programs share (see ../README.md): settings in, one JSON line for each call out."""
import base64
import json
import os
import sys
import time

_line = {}


def setting(name, otherwise=""):
    return _line.get(name) or os.environ.get(name) or otherwise


def key_id():
    return setting("BONAFIDE_ACCESS_KEY_ID", "testAccessKeyId")


def key_secret():
    return setting("BONAFIDE_ACCESS_KEY_SECRET", "testAccessKeySecret")


def endpoint():
    return setting("BONAFIDE_ENDPOINT", "127.0.0.1:8080")


def service():
    return setting("BONAFIDE_SERVICE", "intl_face_verify")


def service_parameters():
    parameters = {"resourceCode": setting("BONAFIDE_RESOURCE_CODE", "00840000")}
    for member, name in (("authFaceContent", "BONAFIDE_PROBE"), ("refFaceContent", "BONAFIDE_REFERENCE")):
        if setting(name):
            with open(setting(name), "rb") as photo:
                parameters[member] = base64.b64encode(photo.read()).decode()
    return setting("BONAFIDE_SERVICE_PARAMETERS") or json.dumps(parameters)


def kind(data):
    return "none" if data is None else "string" if isinstance(data, str) else "object"


def _shortened(text):
    return text if text is None or len(text) <= 300 else text[:300] + "..."


def _once(call, explain):
    start = time.monotonic()
    try:
        seen = call()
    except Exception as thrown:  # whatever the SDK throws is what its user sees
        name = type(thrown).__module__ + "." + type(thrown).__qualname__
        seen = {"exception": name, "errorMessage": str(thrown), **explain(thrown)}
        seen["errorMessage"] = _shortened(seen["errorMessage"])
    seen["ms"] = int((time.monotonic() - start) * 1000)
    return json.dumps(seen)


def run(call, explain):
    if setting("BONAFIDE_CALLS") != "stdin":
        print(_once(call, explain))
        return
    for line in sys.stdin:
        _line.clear()
        _line.update(json.loads(line))
        print(_once(call, explain), flush=True)
