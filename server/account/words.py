#!/usr/bin/env python3
"""words.py OUT.c words.txt: the recovery words as a C array (server/account/word_list.h).

Refuses a list that words.c could not search or that people could not type: not exactly
1024 words, out of order, a word of other than 4 to 7 plain letters, or two words that
share their first four letters.  What the words may be about is said in words.h."""
import pathlib
import re
import sys


def complaint(words):
    if len(words) != 1024:
        return f"{len(words)} words instead of 1024"
    for word in words:
        if not re.fullmatch(r"[a-z]{4,7}", word):
            return f"{word!r} is not 4 to 7 letters"
    for word, after in zip(words, words[1:]):
        if not word[:4] < after[:4]:
            return f"{word} and {after} are out of order or too alike"
    return None


def main(out, source):
    words = pathlib.Path(source).read_text(encoding="ascii").splitlines()
    wrong = complaint(words)
    if wrong:
        sys.exit(f"words.py: {source}: {wrong}")
    rows = "".join(f'\t"{word}",\n' for word in words)
    pathlib.Path(out).write_text(
        '/* Made by server/account/words.py. */\n#include "account/word_list.h"\n\n'
        f"const char word_list[WORD_LIST_LEN][WORD_ROOM] = {{\n{rows}}};\n", encoding="ascii")


main(*sys.argv[1:])
