#!/usr/bin/env python3
"""tests/config_docs.py CAIRND: docs/config.md and docs/cairn.conf are what the program's table says.

Exits 1 and says how to renew them when they are not."""
import pathlib
import subprocess
import sys

DOCS = pathlib.Path(__file__).resolve().parent.parent / "docs"
MADE_BY = {"config.md": ["config", "--markdown"], "cairn.conf": ["config"]}

stale = 0
for name, args in MADE_BY.items():
    made = subprocess.run([sys.argv[1], *args], capture_output=True, check=True, text=True).stdout
    if (DOCS / name).read_text() != made:
        print(f"docs/{name} is stale; renew it with: build/server/cairnd {' '.join(args)} >docs/{name}")
        stale = 1
sys.exit(stale)
