"""Writes docs/protocol.md: the prose of templates/protocol.md around lists made from the schema."""

import json
import os
import re

WIDTH = 100
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


# --- examples: JSON broken where a person would break it ---

def pretty(value, indent="", room=WIDTH):
    whole = json.dumps(value, ensure_ascii=False)
    if len(whole) <= room or not isinstance(value, (dict, list)) or not value:
        return whole
    deeper = indent + "  "
    if isinstance(value, list):
        return "[\n" + ",\n".join(deeper + pretty(item, deeper) for item in value) + "\n" + indent + "]"
    members = [f"{json.dumps(name)}: {pretty(item, deeper, WIDTH - len(name) - len(deeper))}"
               for name, item in value.items()]
    return "{\n" + ",\n".join(deeper + member for member in members) + "\n" + indent + "}"


def in_envelope(path, value):
    """A result as it crosses the wire; anything else is whole already."""
    return {"type": "reply", "key": "…", "result": value} if "/result-" in path else value


def with_examples(text, example):
    def insert(found):
        before, path = found[1], found[2]
        return before + pretty(in_envelope(path, json.loads(example(path))), " " * len(before), WIDTH + 20)
    return re.sub(r"^(.*)@EXAMPLE ([^@]+)@", insert, text, flags=re.MULTILINE)


# --- types in words ---

def quantity(least, most, what):
    if most is None:
        return f"{least} or more {what}" if least else what
    if least == most:
        return f"{most} {what}"
    return f"{least} to {most} {what}" if least else f"up to {most} {what}"


def words(values):
    return ", ".join(f"`{value}`" for value in values)


def type_words(kind):
    """Short enough for a table cell; definitions are links."""
    if kind.ref:
        return f"[{kind.ref}](#{kind.ref}-type)"
    if kind.kind == "array" and kind.item.object and not kind.item.ref:
        return f"list of {quantity(kind.least, kind.most, 'objects')}"
    if kind.kind == "array":
        return f"list of {type_words(kind.item)}, {quantity(kind.least, kind.most, 'items')}"
    return own_words(kind)


def own_words(kind):
    if kind.kind == "enum" and kind.enum.name == "error_code":
        return "one of the codes below"
    if kind.kind == "enum":
        return "one of " + words(kind.enum.values)
    if kind.kind == "int":
        return f"number, {kind.least} to {kind.most}"
    if kind.kind == "bool":
        return "true or false"
    if kind.kind == "object":
        return "object"
    text = "text, " + quantity(kind.least, kind.most, "characters") if kind.most else "text"
    return f"{text}, `{kind.pattern}`".replace("|", "\\|") if kind.pattern else text


# --- tables ---

def field_rows(made, before=""):
    """A row for each field; those of an inline object follow as before.name."""
    rows = []
    for field in made.fields:
        name = f"{before}{field.name}"
        optional = "" if field.required else ", optional"
        rows.append(f"| `{name}` | {type_words(field.type)}{optional} | {field.description} |")
        inner = field.type.item if field.type.kind == "array" else field.type
        if inner.object and not inner.ref:
            rows += field_rows(inner.object, name + ("[]." if field.type.kind == "array" else "."))
    return rows


def field_table(made, title):
    return "\n".join([f"| {title} | type | |", "|---|---|---|", *field_rows(made)])


def who(op):
    roles, scope, seat = op.row["roles"], op.row["scope"], ", seated" if op.row["seat"] else ""
    if roles == "open":
        return "anybody"
    if roles == "member":
        return "member"
    where = {"room": "", "server": " of the server", "any": " anywhere"}[scope]
    return " or ".join([", ".join(roles[:-1]), roles[-1]] if len(roles) > 1 else roles) + where + seat


def marks(op):
    return ", ".join(["HTTP"] * (op.row["via"] == "http") + ["once"] * op.row["keyed"])


def anchor(name):
    """What a heading made of `name` is called in a link."""
    return name.replace(".", "")


def index(model):
    return "\n".join(f"| [`{op.name}`](#{anchor(op.name)}) | {marks(op)} | {who(op)} | {op.row['cost']} |"
                     for op in model.operations)


def result_part(op):
    ref = op.row["result"].get("$ref", "").removeprefix("#/$defs/")
    if ref:
        return f"The result is a [{ref}](#{ref}-type)."
    return field_table(op.result, "result") if op.result.fields else "The result is empty."


def operation(op):
    road = "`POST /api/" + op.name + "`" if op.row["via"] == "http" else "socket"
    facts = [road, who(op), f"cost {op.row['cost']}"] + ["once"] * op.row["keyed"]
    request = field_table(op.request, "request") if op.request.fields else "No fields of its own."
    return f"### {op.name}\n\n{op.row['description']}\n\n*{' · '.join(facts)}*\n\n{request}\n\n{result_part(op)}"


def event(event):
    return f"### {event.name}\n\n{event.description}\n\n{field_table(event.object, 'event')}"


def definition(name, kind, description):
    head = f"### {name} (type)\n\n{description}"
    if kind.kind == "object":
        return f"{head}\n\n{field_table(kind.object, name)}"
    return f"{head} {own_words(kind)[0].upper()}{own_words(kind)[1:]}."


def types(model):
    return "\n\n".join(definition(name, kind, model.defs[name].get("description", ""))
                       for name, kind in model.types.items() if name != "error")


# --- errors: their words are the server's own ---

def error_texts():
    with open(os.path.join(ROOT, "server/base/err.h"), encoding="utf-8") as file:
        return dict(re.findall(r'X\(ERR_\w+,\s*"(\w+)",\s*"([^"]*)"\)', file.read()))


def errors(model):
    texts = error_texts()
    return "\n".join(f"| `{row['code']}` | {row['http']} | {texts[row['code']]} |" for row in model.errors)


def closes(model):
    return "\n".join(f"| {row['code']} | `{row['name']}` | {row['description']} |" for row in model.closes)


def values_max():
    with open(os.path.join(ROOT, "protocol/json.h"), encoding="utf-8") as file:
        return re.search(r"#define JSON_VALUES_MAX (\d+)", file.read())[1]


def page(model, text, example):
    parts = {
        "INDEX": index(model),
        "OPERATIONS": "\n\n".join(operation(op) for op in model.operations),
        "EVENTS": "\n\n".join(event(e) for e in model.events),
        "ERROR_OBJECT": field_table(model.types["error"].object, "error"),
        "ERRORS": errors(model),
        "CLOSES": closes(model),
        "TYPES": types(model),
        "VALUES_MAX": values_max(),
    }
    text = with_examples(text, example)
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part)
    return text
