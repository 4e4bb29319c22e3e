#!/usr/bin/env python3
"""tests/scored.py CROSSCHECK PACKS CORPUS: how the moderation library does on messages nobody wrote rules for.

Scores moderation/corpus/blind/ by rules alone, by the second stage alone and by both, prints the report, and
fails when what the server uses (both) has fallen below the floors: a change to rules, corpus or training that
makes it worse has to say so here. The floors are what was reached, less what a few messages more or less make.
"""
import glob
import re
import subprocess
import sys

# measure as printed: (least, most)
FLOORS = {
    "macro-F1 of amber, red, crisis": (0.60, 1),
    "urgent": (0.69, 1),
    "crisis recall at urgent": (0.71, 1),
    "crisis missed to green": (0, 0.23),
    "false urgent on hard negatives": (0, 0.24),
    "contact_info": (0.72, 1),
    "link": (0.88, 1),
    "macro-F1 of 8 boundaries": (0.64, 1),
}


def figures(report):
    """Measure -> figure, of the part on both stages; a row of three tells F1 last."""
    part = report.split("=== both:")[1]
    found = {}
    for name in FLOORS:
        row = re.search(rf"^  {re.escape(name)} +([\d.]+)(?: +([\d.]+) +([\d.]+))?", part, re.MULTILINE)
        found[name] = float(row[3] or row[1])
    return found


def main(crosscheck, packs, corpus):
    blind = sorted(glob.glob(f"{corpus}/blind/*.txt"))
    report = subprocess.run([crosscheck, packs, corpus, "--test", *blind], capture_output=True, text=True, check=True).stdout
    print(report)
    failed = 0
    for name, figure in figures(report).items():
        least, most = FLOORS[name]
        good = least <= figure <= most
        failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {name}: {figure:.3f}, to be {least} to {most}")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(*sys.argv[1:]) else 0)
