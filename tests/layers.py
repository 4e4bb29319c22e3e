#!/usr/bin/env python3
"""tests/layers.py: every #include of the server keeps to server/LAYERS.

  layers.py [TREE]       check; prints file:line of each violation, exit status 1
  layers.py --self-test  show, in a small tree made for it, that each rule can fail
"""
import pathlib
import re
import sys
import tempfile

# Which header belongs to which library of the table.
LIBRARIES = {
    "inih": r"ini\.h",
    "openssl": r"openssl/.*",
    "jansson": r"jansson.*\.h",
    "sqlite3": r"sqlite3.*\.h",
    "utf8proc": r"utf8proc\.h",
    "libwebsockets": r"libwebsockets(/.*|\.h)|lws.*\.h",
    "uv": r"uv(/.*|\.h)",
    "libcurl": r"curl/.*",
    "libical": r"libical/.*",
    "libpq": r"libpq.*",
    "pcre2": r"pcre2\.h",
}
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


class Layer:
    def __init__(self, line, folders, libraries):
        self.line, self.folders, self.libraries = line, folders, libraries


def read_table(path, complaints):
    """Folder name -> Layer.  A row may name only folders with a row above it, so there is no circle."""
    table = {}
    for number, text in enumerate(path.read_text().splitlines(), 1):
        text = text.split("#")[0].strip()
        if not text:
            continue
        name, _, rest = text.partition(":")
        folders, _, libraries = rest.partition("|")
        layer = Layer(number, folders.split(), libraries.split())
        where = f"{path}:{number}"
        complaints += [f"{where}: {f} has no row above {name}" for f in layer.folders if f not in table]
        complaints += [f"{where}: library {lib} is not known to tests/layers.py"
                       for lib in layer.libraries if lib not in LIBRARIES]
        if name in table:
            complaints.append(f"{where}: {name} has a row already")
        table[name] = layer
    return table


def sources(folder, deep=True):
    found = folder.rglob("*.[ch]") if deep else folder.glob("*.[ch]")
    return sorted(found)


def check_quoted(tree, name, layer, header):
    """What is wrong with #include "header" in folder `name`, or None."""
    folder, slash, _ = header.partition("/")
    if not slash:
        if name == "main" and (tree / "server" / header).exists():
            return None
        return f'"{header}" must be written with its folder'
    if folder == name or folder in layer.folders:
        return None
    return f'{name} may not include "{header}"'


def check_angled(name, layer, header):
    for library, pattern in LIBRARIES.items():
        if re.fullmatch(pattern, header) and library not in layer.libraries:
            return f"{name} may not use {library} (<{header}>)"
    return None


def check_file(tree, name, layer, path, complaints):
    for number, text in enumerate(path.read_text().splitlines(), 1):
        match = INCLUDE.match(text)
        if not match:
            continue
        kind, header = match.groups()
        wrong = check_quoted(tree, name, layer, header) if kind == '"' else check_angled(name, layer, header)
        if wrong:
            complaints.append(f"{path.relative_to(tree)}:{number}: {wrong}")


def folders_of(tree):
    """Name in the table -> source files."""
    found = {f.name: sources(f) for f in sorted((tree / "server").iterdir()) if f.is_dir()}
    found["protocol"] = sources(tree / "protocol")
    if (tree / "moderation").exists():
        found["moderation"] = sources(tree / "moderation", deep=False)
    found["main"] = sources(tree / "server", deep=False)
    return found


def check(tree):
    complaints = []
    table = read_table(tree / "server" / "LAYERS", complaints)
    found = folders_of(tree)
    complaints += [f"server/LAYERS: {name} has no row" for name in found if name not in table]
    complaints += [f"server/LAYERS:{layer.line}: there is no folder {name}"
                   for name, layer in table.items() if name not in found]
    for name, files in found.items():
        for path in files if name in table else []:
            check_file(tree, name, table[name], path, complaints)
    return complaints


# --- proving that it can fail ------------------------------------------------

SOUND = {
    "server/LAYERS": "# comment\nbase: | inih\nprotocol: base | jansson\nroom: base |\nmain: room base |\n",
    "server/base/buf.h": "#include <stdio.h>\n",
    "server/base/config.c": '#include "base/buf.h"\n#include <ini.h>\n',
    "server/room/post.c": '#include "base/buf.h"\n#include "room/post.h"\n',
    "server/routes.h": "",
    "server/main.c": '#include "routes.h"\n#include "room/post.h"\n',
    "protocol/generated/messages.c": '#include "protocol/generated/messages.h"\n#include <jansson.h>\n',
}
# A change to the sound tree, and what must be said about it.
BROKEN = [
    ("server/base/list.c", '#include <stddef.h>\n#include "room/post.h"\n',
     'server/base/list.c:2: base may not include "room/post.h"'),
    ("server/room/leave.h", '#\tinclude "protocol/generated/messages.h"\n',
     "server/room/leave.h:1: room may not include"),
    ("server/room/part/x.c", '#include <openssl/evp.h>\n', "server/room/part/x.c:1: room may not use openssl"),
    ("server/room/y.c", '#include "post.h"\n', 'server/room/y.c:1: "post.h" must be written with its folder'),
    ("server/room/z.c", '#include "../base/buf.h"\n', "server/room/z.c:1: room may not include"),
    ("server/main.c", "#include <sqlite3.h>\n", "server/main.c:1: main may not use sqlite3"),
    ("protocol/json.c", '#include "room/post.h"\n', "protocol/json.c:1: protocol may not include"),
    ("server/extra/x.c", "", "server/LAYERS: extra has no row"),
    ("server/LAYERS", SOUND["server/LAYERS"].replace("base: |", "base: room |"), "room has no row above base"),
    ("server/LAYERS", SOUND["server/LAYERS"] + "ghost: base |\n", "there is no folder ghost"),
    ("server/LAYERS", SOUND["server/LAYERS"].replace("jansson", "janson"), "library janson is not known"),
]


def check_made_tree(files):
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        for name, text in files.items():
            path = tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return check(tree)


def self_test():
    failed = [f"sound tree: {c}" for c in check_made_tree(SOUND)]
    for name, text, expected in BROKEN:
        complaints = check_made_tree({**SOUND, name: text})
        if not any(expected in c for c in complaints):
            failed.append(f"not noticed: {expected}")
    return failed


def main(arguments):
    if arguments == ["--self-test"]:
        complaints = self_test()
    else:
        tree = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).resolve().parent.parent
        complaints = check(tree)
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
