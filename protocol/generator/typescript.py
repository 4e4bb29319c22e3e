"""Writes clients/web/src/protocol.gen.ts."""

SCALARS = {"id": "string", "text": "string", "int": "number", "bool": "boolean"}
RENAMED = {"error": "WireError"}        # Error is JavaScript's

HEAD = """\
/// What crosses the wire, as TypeScript.
///
/// Written by protocol/generate.py from protocol/cairn.schema.json; do not edit.
"""

ENVELOPE = """\
/// An answer to a request; what `result` is follows from the operation asked for.
export interface Reply {
	type: 'reply';
	key: Key;
	result: Operations[keyof Operations]['result'];
}

/// Without a key only when the request had none that could be read.
export interface ErrorReply {
	type: 'error';
	key?: Key;
	error: WireError;
}

export type ServerFrame = Reply | ErrorReply | ServerEvent;
"""


def type_name(ref):
    return RENAMED.get(ref, ref[0].upper() + ref[1:])


def union(values):
    return " | ".join(f"'{value}'" for value in values)


def inline_object(made, indent):
    if not made.fields:
        return "Record<string, never>"
    return "{\n" + members(made, indent + "\t") + indent + "}"


def type_text(kind, indent="", named=True):
    if kind.ref and named:
        return type_name(kind.ref)
    if kind.kind == "enum":
        return union(kind.enum.values)
    if kind.kind == "object":
        return inline_object(kind.object, indent)
    if kind.kind == "array":
        item = type_text(kind.item, indent)
        return f"({item})[]" if kind.item.kind == "enum" and not kind.item.ref else f"{item}[]"
    return SCALARS[kind.kind]


def doc(text, indent=""):
    return f"{indent}/// {text}\n" if text else ""


def members(made, indent):
    return "".join(doc(f.description, indent) + f"{indent}{f.name}{'' if f.required else '?'}: "
                   + type_text(f.type, indent) + ";\n" for f in made.fields)


def definition(name, kind, description):
    if kind.kind == "object":
        return f"{doc(description)}export interface {type_name(name)} {{\n{members(kind.object, chr(9))}}}\n"
    return f"{doc(description)}export type {type_name(name)} = {type_text(kind, named=False)};\n"


def operation(op):
    ref = op.row["result"].get("$ref", "").removeprefix("#/$defs/")
    result = type_name(ref) if ref else inline_object(op.result, "\t\t")
    return (f"{doc(op.row['description'], chr(9))}\t'{op.name}': {{\n"
            f"\t\tvia: '{op.row['via']}';\n"
            f"\t\trequest: {inline_object(op.request, chr(9) * 2)};\n"
            f"\t\tresult: {result};\n\t}};\n")


def event_name(event):
    return event.name[0].upper() + event.name[1:] + "Event"


def event(event):
    return (f"{doc(event.description)}export interface {event_name(event)} {{\n"
            f"\ttype: '{event.name}';\n{members(event.object, chr(9))}}}\n")


def errors(model):
    rows = "".join(f"\t'{row['code']}',\n" for row in model.errors)
    return f"export const errorCodes = [\n{rows}] as const satisfies readonly WireError['code'][];\n"


def closes(model):
    rows = "".join(f"{doc(row['description'], chr(9))}\t{{ code: {row['code']}, name: '{row['name']}' }},\n"
                   for row in model.closes)
    return (f"/// Why the server closes a connection.\nexport const closeCodes = [\n{rows}] as const;\n\n"
            "export type CloseName = typeof closeCodes[number]['name'];\n")


def lengths(model):
    rows = "".join(f"\t{name}: {kind.most},\n" for name, kind in model.types.items() if kind.kind == "text" and kind.most)
    return f"/// Most characters (code points, not UTF-16 units) of each kind of text.\nexport const maxLength = {{\n{rows}}} as const;\n"


def source(model):
    defs = [definition(name, kind, model.defs[name].get("description", "")) for name, kind in model.types.items()]
    operations = "".join(operation(op) for op in model.operations)
    union_of_events = " | ".join(event_name(e) for e in model.events)
    return "\n".join([
        HEAD, *defs,
        f"/// What may be asked, and what comes back.\nexport interface Operations {{\n{operations}}}\n",
        *[event(e) for e in model.events],
        f"export type ServerEvent = {union_of_events};\n",
        ENVELOPE, errors(model), closes(model), lengths(model)])
