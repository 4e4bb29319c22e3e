"""Writes generated/frames.schema.json: plain JSON Schema for every frame, for tests in any language."""

import json

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def constant(value):
    return {"const": value}


def ref(*path):
    return {"$ref": "#/$defs/" + "/$defs/".join(path)}


def closed(properties, required, description=""):
    made = {"type": "object", "additionalProperties": False, "required": required, "properties": properties}
    return {**made, "description": description} if description else made


def with_head(schema, head, description):
    """The object of the schema with the envelope's fields in front."""
    return closed({**head, **schema["properties"]}, [*head, *schema["required"]], description)


def request(op):
    head = {"op": constant(op.name)} if op.row["via"] == "socket" else {}
    return with_head(op.request.schema, {**head, "key": ref("key")}, op.row["description"])


def requests(model, via):
    return {op.name: request(op) for op in model.operations if op.row["via"] == via}


def one_of(name, choices, description):
    return {"description": description, "oneOf": [ref(name, choice) for choice in choices], "$defs": choices}


def reply():
    return closed({"type": constant("reply"), "key": ref("key"), "result": {"type": "object"}},
                  ["type", "key", "result"], "What a request led to; its result is #/$defs/results/$defs/<op>.")


def error():
    return closed({"type": constant("error"), "key": ref("key"), "error": ref("error")},
                  ["type", "error"], "Why a request changed nothing. No key when the request had none we could read.")


def events(model):
    return {event.name: with_head(event.object.schema, {"type": constant(event.name)}, event.description)
            for event in model.events}


def definitions(model):
    sent = {"reply": reply(), "error": error()}
    happened = {f"event.{name}": schema for name, schema in events(model).items()}
    return {
        **model.defs,
        "clientFrame": one_of("clientFrame", requests(model, "socket"), "A text message from client to server."),
        "serverFrame": one_of("serverFrame", {**sent, **happened}, "A text message from server to client."),
        "httpRequest": one_of("httpRequest", requests(model, "http"), "The body of POST /api/<op>; a schema for each op."),
        "httpAnswer": {"description": "The body of an answer to it.",
                       "oneOf": [ref("serverFrame", "reply"), ref("serverFrame", "error")]},
        "results": {"description": "What a reply to each operation holds.",
                    "$defs": {op.name: op.row["result"] for op in model.operations}},
    }


def schema(model):
    whole = {"$schema": DIALECT, "$id": "cairn.v1.frames", "title": "Every frame of cairn.v1",
             "description": "Written by protocol/generate.py from protocol/cairn.schema.json; do not edit.",
             "$defs": definitions(model)}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
