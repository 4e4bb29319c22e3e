#!/usr/bin/env python3
"""Writes everything that follows from cairn.schema.json.

    protocol/generate.py            write the files
    protocol/generate.py --check    exit 1 when a file in the tree is not what would be written
"""

import difflib
import os
import sys

sys.dont_write_bytecode = True

from generator import c, docs, frames, model, typescript  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def template(name):
    with open(os.path.join(HERE, "templates", name), encoding="utf-8") as file:
        return file.read()


def example(path):
    with open(os.path.join(HERE, "examples", path), encoding="utf-8") as file:
        return file.read().strip()


def outputs():
    """Path in the tree -> text."""
    made = model.load(os.path.join(HERE, "cairn.schema.json"))
    return {
        "protocol/generated/messages.h": c.header(made, template("messages.h")),
        "protocol/generated/messages.c": c.source(made),
        "protocol/generated/frames.schema.json": frames.schema(made),
        "clients/web/src/protocol.gen.ts": typescript.source(made),
        "docs/protocol.md": docs.page(made, template("protocol.md"), example),
    }


def in_tree(path):
    try:
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def write(files):
    for path, text in files.items():
        if in_tree(path) == text:
            continue
        os.makedirs(os.path.dirname(os.path.join(ROOT, path)), exist_ok=True)
        with open(os.path.join(ROOT, path), "w", encoding="utf-8") as file:
            file.write(text)
        print("wrote", path)


def check(files):
    """Compare, print the beginning of each difference, count the stale files."""
    stale = 0
    for path, text in files.items():
        there = in_tree(path)
        if there == text:
            continue
        stale += 1
        diff = difflib.unified_diff(there.splitlines(), text.splitlines(), path, "as generated", lineterm="", n=1)
        print("\n".join(list(diff)[:40]))
    if stale:
        print(f"\n{stale} stale: run protocol/generate.py")
    return stale


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__.strip())
    try:
        files = outputs()
    except model.SchemaError as problem:
        sys.exit(f"cairn.schema.json: {problem}")
    if arguments:
        sys.exit(1 if check(files) else 0)
    write(files)


if __name__ == "__main__":
    main(sys.argv[1:])
