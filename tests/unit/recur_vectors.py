#!/usr/bin/env python3
"""tests/unit/recur_vectors.py >recur_vectors.h: when clocks are put on or back from 2026 to 2036, as Python's zoneinfo has it.

Laws change: where a vector fails after an update of tzdata, see whether zoneinfo still says it, and make them anew."""
import datetime
import zoneinfo

ZONES = ["Europe/London", "America/New_York", "Australia/Sydney", "America/Sao_Paulo", "Africa/Cairo", "Australia/Lord_Howe"]
UTC = datetime.timezone.utc
HOUR = datetime.timedelta(hours=1)


def offset(zone, at):
    return int(at.astimezone(zone).utcoffset().total_seconds())


def changes(zone):
    at, end = (datetime.datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2037))
    while at < end:
        before = offset(zone, at)
        if offset(zone, at + HOUR) != before:
            minute = next(m for m in range(1, 61) if offset(zone, at + datetime.timedelta(minutes=m)) != before)
            yield at + datetime.timedelta(minutes=minute), before, offset(zone, at + HOUR)
        at += HOUR


def main():
    print("/* Made by tests/unit/recur_vectors.py. */\n")
    print("struct change { int64_t at_s; int32_t before, after; };\n")
    print("static const struct zone_changes {\n\tconst char *zone;\n\tint32_t begins;\n\tsize_t n;\n\tstruct change changes[24];\n} zones[] = {")
    for name in ZONES:
        zone = zoneinfo.ZoneInfo(name)
        found = list(changes(zone))
        begins = offset(zone, datetime.datetime(2026, 1, 1, tzinfo=UTC))
        print(f'\t{{ "{name}", {begins}, {len(found)}, {{')
        for at, before, after in found:
            print(f"\t\t{{ INT64_C({int(at.timestamp())}), {before}, {after} }},   /* {at:%Y-%m-%d %H:%M} */")
        print("\t} },")
    print("};")


main()
