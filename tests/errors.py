#!/usr/bin/env python3
"""tests/errors.py: server/base/err.h and protocol/cairn.schema.json name the same errors, in the same order.

  errors.py [TREE]       compare; exit status 1 when they differ
  errors.py --self-test  show that a difference is noticed
"""
import json
import pathlib
import re
import sys

# Never sent: the edge says `internal` instead.
INSIDE = {"ERR_OUT_OF_ORDER", "ERR_CRYPTO", "ERR_CONFIG", "ERR_IO"}
ROW = re.compile(r'X\((ERR_\w+),\s*"([^"]*)",\s*"([^"]*)"\)')


def compare(header, schema):
    rows = ROW.findall(header)
    codes = {code for code, _, _ in rows}
    ours = [wire for code, wire, _ in rows if code not in INSIDE]
    theirs = [error["code"] for error in schema["errors"]]
    complaints = [f"err.h: {code} is gone, yet this test leaves it out" for code in sorted(INSIDE - codes)]
    complaints += [f"err.h: {wire} is not in the schema" for wire in ours if wire not in theirs]
    complaints += [f"schema: {wire} is not in err.h" for wire in theirs if wire not in ours]
    if not complaints and ours != theirs:
        complaints.append("err.h and the schema have another order")
    return complaints


def self_test(header, schema):
    def without(index):
        return {"errors": schema["errors"][:index] + schema["errors"][index + 1:]}

    cases = [
        (header, without(3)),
        (header, {"errors": schema["errors"] + [{"code": "new_one"}]}),
        (header, {"errors": schema["errors"][::-1]}),
        (header.replace('"bad_json"', '"bad_jsn"'), schema),
        (header.replace("X(ERR_IO,", "X(ERR_IN,"), schema),
    ]
    return [f"case {n} was not noticed" for n, case in enumerate(cases, 1) if not compare(*case)]


def main(arguments):
    testing = arguments == ["--self-test"]
    tree = pathlib.Path(__file__).resolve().parent.parent
    if arguments and not testing:
        tree = pathlib.Path(arguments[0])
    header = (tree / "server/base/err.h").read_text()
    schema = json.loads((tree / "protocol/cairn.schema.json").read_text())
    complaints = self_test(header, schema) if testing else compare(header, schema)
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
