"""Writes generated/messages.h and messages.c: structs, and the tables that protocol/json.c walks."""

import re

from .model import SchemaError

SCALARS = {"id": "int64_t", "text": "struct str", "int": "uint64_t", "bool": "bool"}


def c_type(kind):
    if kind.kind == "enum":
        return f"enum wire_{kind.enum.name}"
    if kind.kind == "object":
        return f"struct wire_{kind.object.name}"
    return SCALARS[kind.kind]


def comment(text, indent=""):
    return f"{indent}/* {text} */\n" if text else ""


# --- header ---

def declare_enum(enum):
    rows = ",\n".join(f"\tWIRE_{enum.name}_{value}".upper() for value in enum.values)
    name = f"enum wire_{enum.name}"
    return (f"{comment(enum.description)}{name} {{\n{rows}\n}};\n"
            f"const char *wire_{enum.name}_name({name} value);\n"
            f"int wire_{enum.name}_parse(struct str name, {name} *ret_value) WARN_UNUSED;  /* ERR_BAD_FIELD */\n")


def needs_has(field):
    return not field.required and field.type.kind not in ("id", "text")


def declare_field(field):
    lines = comment(field.description, "\t")
    if field.type.kind == "array":
        lines += f"\t{c_type(field.type.item)} *{field.c_name};\n\tsize_t n_{field.name};\n"
    else:
        lines += f"\t{c_type(field.type)} {field.c_name};\n"
    if needs_has(field):
        lines += f"\tbool has_{field.name};\n"
    return lines


def declare_struct(made):
    body = "".join(declare_field(f) for f in made.fields) or "\tchar none;\n"
    return f"{comment(made.description)}struct wire_{made.name} {{\n{body}}};\n"


def encoder_names(model):
    """(function, object, event name or "") for everything with an encoder of its own."""
    named = [(f"wire_{name}_encode", kind.object, "") for name, kind in model.types.items() if kind.kind == "object"]
    return named + [(f"{event.name}_event_encode", event.object, event.name) for event in model.events]


def prototype(function, made):
    return f"void {function}(const struct wire_{made.name} *from, struct buf *out)"


def header(model, template):
    parts = {
        "OPS": "\n".join(f"\tOP_{op.ident.upper()}," for op in model.operations),
        "CLOSES": "\n".join(f"#define CLOSE_{row['name'].upper()} {row['code']}" for row in model.closes),
        "ENUMS": "\n".join(declare_enum(enum) for enum in model.enums.values()).rstrip(),
        "STRUCTS": "\n".join(declare_struct(made) for made in model.objects.values()).rstrip(),
        "REQUESTS": "\n".join(f"\t\tstruct wire_{op.request.name} {op.ident};" for op in model.operations),
        "RESULTS": "\n".join(f"\tstruct wire_{op.result.name} {op.ident};" for op in model.operations),
        "ENCODERS": "\n".join(prototype(name, made) + ";" for name, made, _ in encoder_names(model)),
    }
    for name, text in parts.items():
        template = template.replace(f"@{name}@", text)
    return template


# --- patterns: sequences of character classes, the last ones optional ---

def class_members(text):
    """The characters of "[a-z_]" or of a single literal."""
    if not text.startswith("["):
        return {text}
    members = set()
    for first, last in re.findall(r"(.)(?:-(?=.)(.))?", text[1:-1]):
        members |= {chr(code) for code in range(ord(first), ord(last or first) + 1)}
    return members


ATOM = re.compile(r"(\[[^\]]+\]|[^\[\]{}?*+.\\|])(?:\{(\d+)(?:,(\d+))?\})?")


def pattern_runs(pattern):
    """[(members, least, most, may_end)] of a pattern such as ^[a-z]{2,3}(-[a-z]{2})?$."""
    whole = re.fullmatch(r"\^([^()]+)(?:\(([^()]+)\)\?)?\$", pattern)
    if not whole:
        raise SchemaError(f"pattern {pattern} is beyond this generator")
    runs = []
    for part, text in enumerate(whole.groups()):
        for place, atom in enumerate(ATOM.finditer(text or "")):
            least = int(atom[2] or 1)
            runs.append((class_members(atom[1]), least, int(atom[3] or least), part == 1 and place == 0))
    for (one, least, most, _), (other, *_) in zip(runs, runs[1:]):
        if least != most and one & other:
            raise SchemaError(f"pattern {pattern} needs backtracking")
    return runs


def bitmap(members):
    bits = sum(1 << ord(member) for member in members)
    return f"{{ {bits & (2**64 - 1):#018x}, {bits >> 64:#018x} }}"


def pattern_table(name, pattern):
    rows = "".join(f"\t{{ {bitmap(members)}, {least}, {most}, {str(may_end).lower()} }},\n"
                   for members, least, most, may_end in pattern_runs(pattern))
    return f"/* {pattern} */\nstatic const struct wire_run {name}[] = {{\n{rows}\t{{ .most = 0 }}\n}};\n"


def all_types(model):
    for made in model.objects.values():
        for field in made.fields:
            yield f"{made.name}_{field.name}", field.type
            if field.type.kind == "array":
                yield f"{made.name}_{field.name}", field.type.item
    yield "key", model.types["key"]


def pattern_names(model):
    """Each pattern in use, under the name of its definition or of the first field that has it."""
    names = {}
    for owner, kind in all_types(model):
        if kind.kind == "text" and kind.pattern:
            names.setdefault(kind.pattern, f"{kind.ref or owner}_pattern")
    return names


# --- tables ---

def enum_tables(enum):
    values = ",\n".join(f'\t"{value}"' for value in enum.values)
    name = f"enum wire_{enum.name}"
    return (f"static const char *const {enum.name}_words[] = {{\n{values}\n}};\n"
            f"static const struct wire_names {enum.name}_names = {{ {enum.name}_words, {len(enum.values)} }};\n"
            f'_Static_assert(sizeof({name}) == sizeof(unsigned), "the codec reads and writes enums as unsigned");\n\n'
            f"const char *wire_{enum.name}_name({name} value)\n{{\n"
            f"\treturn wire_names_get(&{enum.name}_names, value);\n}}\n\n"
            f"int wire_{enum.name}_parse(struct str name, {name} *ret_value)\n{{\n"
            f"\tunsigned value;\n\tint err = wire_names_find(&{enum.name}_names, name, &value);\n\n"
            f"\tif (!err)\n\t\t*ret_value = value;\n\treturn err;\n}}\n")


def limits(kind):
    most = "WIRE_NO_LIMIT" if kind.most is None else kind.most
    return f".least = {kind.least}, .most = {most}"


def describe(kind, owner, patterns):
    """The initialisers that depend on the type alone."""
    parts = {"id": [], "bool": [],
             "int": [limits(kind)],
             "text": [limits(kind)] + ([f".pattern = {patterns.get(kind.pattern)}"] if kind.pattern else []),
             "enum": [f".names = &{kind.enum.name}_names"] if kind.enum else [],
             "object": [f".object = &{kind.object.name}_object"] if kind.object else [],
             "array": [limits(kind), f".item = &{owner}_item"]}[kind.kind]
    return "".join(", " + part for part in parts)


def field_row(made, field, patterns):
    struct = f"struct wire_{made.name}"
    row = f'NAME("{field.name}"), WIRE_{field.type.kind.upper()}, {str(field.required).lower()}'
    row += f", .at = offsetof({struct}, {field.c_name})"
    if needs_has(field):
        row += f", .has = offsetof({struct}, has_{field.name})"
    if field.type.kind == "array":
        row += f", .count = offsetof({struct}, n_{field.name}), .size = sizeof({c_type(field.type.item)})"
    return f"\t{{ {row}{describe(field.type, f'{made.name}_{field.name}', patterns)} }},\n"


def item_table(made, field, patterns):
    item = field.type.item
    owner = f"{made.name}_{field.name}"
    if item.kind == "array":
        raise SchemaError(f"{owner}: an array in an array")
    return (f"static const struct wire_field {owner}_item = "
            f"{{ NAME(\"\"), WIRE_{item.kind.upper()}, true{describe(item, owner, patterns)} }};\n")


def object_tables(made, patterns):
    items = "".join(item_table(made, f, patterns) for f in made.fields if f.type.kind == "array")
    if not made.fields:
        return f"static const struct wire_object {made.name}_object = {{ NULL, 0 }};\n"
    rows = "".join(field_row(made, f, patterns) for f in made.fields)
    return (f"{items}static const struct wire_field {made.name}_fields[] = {{\n{rows}}};\n"
            f"static const struct wire_object {made.name}_object = {{ {made.name}_fields, {len(made.fields)} }};\n")


def op_row(op):
    row = op.row
    need = {"open": "NEED_OPEN", "member": "NEED_MEMBER"}.get(str(row["roles"]), "NEED_ROLE")
    roles = [f"1u << WIRE_ROLE_{role.upper()}" for role in row["roles"]] if need == "NEED_ROLE" else ["0"]
    words = [f'"{op.name}"', f"VIA_{row['via'].upper()}", need, " | ".join(roles), f"SCOPE_{row['scope'].upper()}",
             *(str(row[name]).lower() for name in ("seat", "keyed", "audit")), str(row["cost"])]
    return f"\t[OP_{op.ident.upper()}] = {{ {', '.join(words)} }},\n"


def op_tables(model):
    rows = "".join(op_row(op) for op in model.operations)
    codecs = "".join(f"\t[OP_{op.ident.upper()}] = {{ &{op.request.name}_object, &{op.result.name}_object }},\n"
                     for op in model.operations)
    return (f"const struct op_row op_rows[OP_COUNT] = {{\n{rows}}};\n\n"
            f"const struct op_codec op_codecs[OP_COUNT] = {{\n{codecs}}};\n")


def event_table(model):
    rows = "".join(f'\t{{ "{event.name}", &{event.object.name}_object }},\n' for event in model.events)
    return f"const struct event_codec event_codecs[] = {{\n{rows}\t{{ NULL, NULL }}\n}};\n"


def head_tables(model, patterns):
    rest = describe(model.types["key"], "key", patterns)
    key = f'NAME("key"), WIRE_TEXT, true, .at = offsetof(struct wire_head, key){rest}'
    op = 'NAME("op"), WIRE_TEXT, true, .at = offsetof(struct wire_head, op), .most = WIRE_NO_LIMIT'
    return (f"const struct wire_field wire_key_field = {{ {key} }};\n"
            f"static const struct wire_field head_fields[] = {{\n\t{{ {op} }},\n\t{{ {key} }},\n}};\n"
            "const struct wire_object wire_socket_head = { head_fields, 2 };\n"
            "const struct wire_object wire_http_head = { head_fields + 1, 1 };\n")


def error_table(model):
    rows = "".join(f"\t[WIRE_ERROR_CODE_{row['code'].upper()}] = {row['http']},\n" for row in model.errors)
    return f"const unsigned short wire_error_status[] = {{\n{rows}}};\n"


def encoder(function, made, event):
    if not event:
        return f"{prototype(function, made)}\n{{\n\twire_encode(&{made.name}_object, from, out);\n}}\n"
    return (f"{prototype(function, made)}\n{{\n"
            f'\tbuf_put(out, TYPE("{event}"));\n'
            f"\twire_encode_rest(&{made.name}_object, from, out);\n\tbuf_putc(out, '}}');\n}}\n")


SOURCE_HEAD = """\
/* protocol/generated/messages.c: the tables behind messages.h.
 *
 * Written by protocol/generate.py from protocol/cairn.schema.json; do not edit. */
#include "protocol/generated/messages.h"

#define NAME(name) ",\\"" name "\\":", sizeof(name) - 1
#define TYPE(type) "{\\"type\\":\\"" type "\\"", sizeof("{\\"type\\":\\"" type "\\"") - 1
"""


def source(model):
    patterns = pattern_names(model)
    parts = [SOURCE_HEAD]
    parts += [pattern_table(name, pattern) for pattern, name in patterns.items()]
    parts += [enum_tables(enum) for enum in model.enums.values()]
    parts += [object_tables(made, patterns) for made in model.objects.values()]
    parts += [head_tables(model, patterns), op_tables(model), event_table(model), error_table(model)]
    parts += [encoder(*names) for names in encoder_names(model)]
    return "\n".join(parts)
