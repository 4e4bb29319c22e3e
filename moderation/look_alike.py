#!/usr/bin/env python3
"""moderation/look_alike.py: characters that pass for one ASCII letter or digit.

  look_alike.py           write look_alike.gen.h
  look_alike.py --check   say whether it is what this would write; status 77 where ICU is missing

The authority is ICU's uspoof_getSkeleton() (UTS #39, confusables.txt); ICU is needed here only,
not to build or to run.  A row is a letter, digit or sign whose skeleton is one letter or digit; that
of its capital where it has none ("\u043a" passes for k as "\u041a" does for K); without those that
NFKC makes ASCII anyway.  "rn", which UTS #39 has for m, counts as m.
"""
import ctypes
import ctypes.util
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
OUTPUT = HERE / "look_alike.gen.h"
SKIPPED = 77
FIRST_POINT, LAST_POINT = 0x180, 0x1FBFF  # text.c has a table for those before; after them is only what looks like none of ours
WORTH_A_LOOK = {1, 2, 3, 4, 5, 9, 10, 11, 24, 25, 26, 27}   # UCharCategory: letters, numbers, symbols

HEAD = """/* moderation/look_alike.gen.h: written by look_alike.py from the tables of UTS #39 (Unicode {version}); do not edit.
 * {count} characters beyond ASCII that pass for one ASCII letter or digit, in their order. */
"""


class Icu:
    def __init__(self):
        i18n = ctypes.util.find_library("icui18n")
        if not i18n:
            raise OSError("no libicui18n")
        self.i18n = ctypes.CDLL(i18n)
        self.uc = ctypes.CDLL(ctypes.util.find_library("icuuc"))
        self.suffix = "_" + re.search(r"so\.(\d+)", i18n).group(1)
        self.checker = self.opened(self.i18n, "uspoof_open")
        self.nfkc = self.opened(self.uc, "unorm2_getNFKCCasefoldInstance")

    def find(self, library, name):
        return getattr(library, name + self.suffix)

    def opened(self, library, name):
        status = ctypes.c_int(0)
        opener = self.find(library, name)
        opener.restype = ctypes.c_void_p
        handle = ctypes.c_void_p(opener(ctypes.byref(status)))
        if status.value > 0:
            raise OSError(f"{name}: {status.value}")
        return handle

    def unicode_version(self):
        parts = (ctypes.c_uint8 * 4)()
        self.find(self.uc, "u_getUnicodeVersion")(parts)
        return f"{parts[0]}.{parts[1]}"

    def category(self, point):
        return self.find(self.uc, "u_charType")(point)

    def upper(self, point):
        return self.find(self.uc, "u_toupper")(point)

    def skeleton(self, point):
        given = chr(point).encode("utf-8")
        out = ctypes.create_string_buffer(256)
        status = ctypes.c_int(0)
        length = self.find(self.i18n, "uspoof_getSkeletonUTF8")(
            self.checker, 0, given, len(given), out, len(out), ctypes.byref(status))
        return out.raw[:length].decode("utf-8") if status.value <= 0 else ""

    def folded(self, point):
        """NFKC, case-folded, without ignorable characters."""
        given = chr(point).encode("utf-16-le")
        out = (ctypes.c_uint16 * 64)()
        status = ctypes.c_int(0)
        length = self.find(self.uc, "unorm2_normalize")(
            self.nfkc, given, len(given) // 2, out, len(out), ctypes.byref(status))
        return bytes(out)[:2 * length].decode("utf-16-le") if status.value <= 0 else ""


def one_of_ours(text):
    return len(text) == 1 and text.isascii() and text.isalnum()


def skeleton(icu, point):
    found = icu.skeleton(point)
    return "m" if found == "rn" else found.lower()


def look(icu, point):
    """The ASCII character this one passes for, or None."""
    if 0xD800 <= point <= 0xDFFF or icu.category(point) not in WORTH_A_LOOK or one_of_ours(icu.folded(point)):
        return None
    for form in (point, icu.upper(point)):
        if one_of_ours(skeleton(icu, form)):
            return skeleton(icu, form)
    return None


def generate(icu):
    found = ((point, look(icu, point)) for point in range(FIRST_POINT, LAST_POINT + 1))
    table = [(point, looks) for point, looks in found if looks]
    text = HEAD.format(version=icu.unicode_version(), count=len(table))
    cells = [f"{{ 0x{point:x}, '{looks}' }}," for point, looks in table]
    for i in range(0, len(cells), 8):
        text += " ".join(cells[i:i + 8]) + "\n"
    return text


def main(arguments):
    try:
        icu = Icu()
    except (OSError, AttributeError) as error:
        print(f"skipped: {error}")
        return SKIPPED
    text = generate(icu)
    if arguments != ["--check"]:
        OUTPUT.write_text(text)
        return 0
    if f"(Unicode {icu.unicode_version()})" not in OUTPUT.read_text():
        print(f"skipped: ICU has the tables of Unicode {icu.unicode_version()}, {OUTPUT.name} those of another")
        return SKIPPED
    if OUTPUT.read_text() == text:
        return 0
    print(f"{OUTPUT.name} is not what look_alike.py writes")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
