#!/usr/bin/env python3
"""embed.py OUT.c MIGRATION.sql...: migrations as a C array (server/store/migrate.h).

Refuses a gap in the numbers, and a file of the folder that was not named."""
import pathlib
import re
import sys


def literal(text):
    lines = text.splitlines()
    quoted = (line.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") for line in lines)
    return "\n".join(f'\t  "{line}\\n"' for line in quoted)


def main(out, *names):
    paths = sorted(map(pathlib.Path, names), key=lambda path: path.name)
    beside = sorted(path.name for path in paths[0].parent.glob("*.sql"))
    if beside != [path.name for path in paths]:
        sys.exit(f"embed.py: server/store/meson.build does not list exactly: {' '.join(beside)}")
    rows = []
    for number, path in enumerate(paths, start=1):
        if not re.fullmatch(rf"{number:04}-[a-z0-9-]+\.sql", path.name):
            sys.exit(f"embed.py: {path.name}: expected {number:04}-words.sql")
        rows.append(f'\t{{ "{path.stem}",\n{literal(path.read_text(encoding="utf-8"))} }},\n')
    pathlib.Path(out).write_text(
        '/* Made by server/store/embed.py. */\n#include "store/migrate.h"\n\n'
        f'const struct migration migrations[] = {{\n{"".join(rows)}}};\n'
        f'const size_t n_migrations = {len(rows)};\n', encoding="utf-8")


main(*sys.argv[1:])
