"""Reads cairn.schema.json into a few plain classes, and refuses what the C codec cannot do."""

import json
import re
from dataclasses import dataclass, field

NO_LIMIT = None
C_WORDS = set("auto break case char const continue default do double else enum extern float for goto if inline int "
              "long register return short signed sizeof static struct switch typedef union unsigned void volatile "
              "while bool true false none".split())


class SchemaError(Exception):
    """The schema says something this generator does not understand."""


@dataclass
class Enum:
    name: str
    values: list
    description: str = ""


@dataclass
class Type:
    kind: str                       # id text int bool enum object array
    ref: str = ""                   # name in $defs, when it is one of those
    least: int = 0
    most: int = NO_LIMIT
    pattern: str = ""
    enum: Enum = None
    object: "Object" = None
    item: "Type" = None


@dataclass
class Field:
    name: str
    type: Type
    required: bool
    description: str

    @property
    def c_name(self):
        """A word of C cannot name a member."""
        return self.name + "_" if self.name in C_WORDS else self.name


@dataclass
class Object:
    name: str
    fields: list
    description: str = ""
    schema: dict = field(default_factory=dict)


@dataclass
class Operation:
    name: str
    row: dict                       # via, roles, scope, seat, cost, keyed, audit, description
    request: Object
    result: Object

    @property
    def ident(self):
        return self.name.replace(".", "_")


@dataclass
class Event:
    name: str
    description: str
    object: Object


class Model:
    """The whole schema. `objects` and `enums` come in an order in which C can declare them."""

    def __init__(self, schema):
        self.schema = schema
        self.defs = schema["$defs"]
        self.objects, self.enums = {}, {}
        self.types = {name: self.type_of({"$ref": f"#/$defs/{name}"}, name) for name in self.defs}
        self.operations = [self.operation(row) for row in schema["operations"]]
        self.events = [self.event(row) for row in schema["events"]]
        self.errors, self.closes = schema["errors"], schema["closes"]
        self.check()

    def operation(self, row):
        ident = row["name"].replace(".", "_")
        request = self.type_of(row["request"], ident).object
        result = self.type_of(row["result"], ident + "_result").object
        return Operation(row["name"], row, request, result)

    def event(self, row):
        return Event(row["name"], row["description"], self.type_of(row["event"], row["name"] + "_event").object)

    def type_of(self, schema, owner):
        if "$ref" in schema:
            name = schema["$ref"].removeprefix("#/$defs/")
            if name not in self.defs:
                raise SchemaError(f"{owner}: no $defs/{name}")
            found = self.type_of(self.defs[name], name)
            found.ref = name
            return found
        if "enum" in schema:
            return Type("enum", enum=self.enum(schema, owner))
        reader = {"string": self.text, "integer": self.integer, "boolean": self.boolean,
                  "object": self.object, "array": self.array}.get(schema.get("type"))
        if not reader:
            raise SchemaError(f"{owner}: type {schema.get('type')!r} is not one we know")
        return reader(schema, owner)

    def enum(self, schema, owner):
        return self.enums.setdefault(owner, Enum(owner, schema["enum"], schema.get("description", "")))

    def text(self, schema, owner):
        kind = "id" if owner == "id" else "text"
        return Type(kind, least=schema.get("minLength", 0), most=schema.get("maxLength"),
                    pattern=schema.get("pattern", ""))

    def integer(self, schema, owner):
        if schema.get("minimum", -1) < 0 or "maximum" not in schema:
            raise SchemaError(f"{owner}: an integer needs a minimum >= 0 and a maximum")
        return Type("int", least=schema["minimum"], most=schema["maximum"])

    def boolean(self, schema, owner):
        return Type("bool")

    def array(self, schema, owner):
        if "maxItems" not in schema:
            raise SchemaError(f"{owner}: an array needs maxItems")
        return Type("array", least=schema.get("minItems", 0), most=schema["maxItems"],
                    item=self.type_of(schema["items"], owner))

    def object(self, schema, owner):
        if schema.get("additionalProperties") is not False:
            raise SchemaError(f"{owner}: an object needs additionalProperties: false")
        if owner not in self.objects:
            made = Object(owner, self.fields(schema, owner), schema.get("description", ""), schema)
            self.objects[owner] = made
        return Type("object", object=self.objects[owner])

    def fields(self, schema, owner):
        made = []
        for name, prop in schema["properties"].items():
            kind = self.type_of(prop, f"{owner}_{name}")
            made.append(Field(name, kind, name in schema["required"], prop.get("description", "")))
        for name in schema["required"]:
            if name not in schema["properties"]:
                raise SchemaError(f"{owner}: requires {name}, which it does not have")
        return made

    def check(self):
        """What must hold across the file."""
        names = [f.name for o in self.objects.values() for f in o.fields]
        for name in names:
            if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
                raise SchemaError(f"{name}: not usable as a name in C")
        if [row["code"] for row in self.errors] != self.enums["error_code"].values:
            raise SchemaError("errors and $defs/error/code must list the same codes in the same order")
        for op in self.operations:
            if {f.name for f in op.request.fields} & {"op", "key"}:
                raise SchemaError(f"{op.name}: op and key belong to the envelope")
        for event in self.events:
            if "type" in {f.name for f in event.object.fields}:
                raise SchemaError(f"{event.name}: type belongs to the envelope")


def load(path):
    with open(path, encoding="utf-8") as file:
        return Model(json.load(file))
