#!/usr/bin/env python3
"""tests/unit/zone_vectors.py >zone_vectors.h: what clocks on walls show, as Python's zoneinfo has it.

Laws change: where a vector fails after an update of tzdata, see whether zoneinfo still says it, and make them anew."""
import datetime
import zoneinfo

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)

# zone, and walls around its changes: day, minutes after midnight
WALLS = [
    # spring and autumn, both hemispheres; skipped and repeated
    ("Europe/Berlin", "2026-03-29", (119, 120, 150, 179, 180)),
    ("Europe/Berlin", "2026-10-25", (119, 120, 150, 179, 180)),
    ("America/New_York", "2027-03-14", (119, 120, 150, 180)),
    ("America/New_York", "2027-11-07", (59, 60, 90, 119, 120)),
    ("Australia/Sydney", "2026-04-05", (119, 120, 150, 179, 180)),
    ("Australia/Sydney", "2026-10-04", (119, 120, 150, 180)),
    ("America/Santiago", "2027-04-03", (1379, 1380, 1410, 1439)),
    ("America/Santiago", "2027-09-05", (0, 30, 59, 60)),
    # half an hour, and a zone of three quarters
    ("Australia/Lord_Howe", "2026-04-05", (89, 90, 105, 119, 120)),
    ("Australia/Lord_Howe", "2026-10-04", (119, 120, 135, 149, 150)),
    ("Pacific/Chatham", "2027-04-04", (164, 165, 195, 224, 225)),
    ("Asia/Kathmandu", "2026-06-01", (0, 720)),
    # a day that was not
    ("Pacific/Apia", "2011-12-29", (0, 720, 1439)),
    ("Pacific/Apia", "2011-12-30", (0, 720, 1439)),
    ("Pacific/Apia", "2011-12-31", (0, 720)),
    # negative summer time, two hours of it, a change the evening before, one that stopped
    ("Europe/Dublin", "2026-03-29", (59, 60, 90, 120)),
    ("Antarctica/Troll", "2026-03-29", (59, 60, 120, 179, 180)),
    ("America/Nuuk", "2027-03-27", (1379, 1380, 1410, 1439)),
    ("Asia/Tehran", "2021-09-22", (0, 30)),
    ("Asia/Tehran", "2030-06-01", (0, 720)),
    # offsets that were changed for good
    ("Europe/Volgograd", "2020-12-27", (59, 60, 90, 119, 120)),
    ("America/Caracas", "2016-05-01", (149, 150, 165, 180)),
    # after 2037 the rule at the end of the file goes on
    ("America/St_Johns", "2041-03-10", (119, 120, 150, 180)),
    ("America/St_Johns", "2041-11-03", (59, 60, 90, 120)),
    ("Australia/Lord_Howe", "2050-10-02", (119, 120, 135, 150)),
    ("Pacific/Easter", "2045-04-01", (1259, 1260, 1290, 1320)),
    ("Europe/Berlin", "2199-03-31", (119, 120, 180)),
    ("America/Nuuk", "2060-03-27", (1379, 1380, 1410)),
    ("Africa/Cairo", "2044-04-29", (0, 30, 60)),
    # links, and names with more than one part
    ("US/Eastern", "2027-03-14", (119, 120, 180)),
    ("Asia/Calcutta", "2026-01-01", (0,)),
    ("America/Argentina/Buenos_Aires", "2026-01-01", (0,)),
    ("America/Port-au-Prince", "2026-03-08", (119, 120)),
    ("Etc/GMT+5", "2026-01-01", (0,)),
    ("UTC", "1970-01-01", (0,)), ("UTC", "2000-02-29", (1439,)), ("UTC", "2100-03-01", (0,)), ("UTC", "2200-12-31", (1439,)),
]


def moment(zone, day, minute):
    wall = datetime.datetime.fromisoformat(day) + datetime.timedelta(minutes=minute)
    return int((wall.replace(tzinfo=zone, fold=0).astimezone(datetime.timezone.utc) - EPOCH).total_seconds())


def shown(zone, at):
    wall = (EPOCH + datetime.timedelta(seconds=at)).astimezone(zone)
    return wall.year, wall.month, wall.day, wall.hour * 60 + wall.minute


print("/* What clocks on walls show; made by zone_vectors.py. */")
print("static const struct vector {")
print("\tconst char *zone;")
print("\tstruct civil wall;")
print("\tint64_t at_s;                         /* the moment that wall is read as */")
print("\tstruct civil shown;                   /* what the wall shows then; another time where that was skipped */")
print("} vectors[] = {")
for name, day, minutes in WALLS:
    zone = zoneinfo.ZoneInfo(name)
    for minute in minutes:
        at = moment(zone, day, minute)
        year, month, date = map(int, day.split("-"))
        print(f'\t{{ "{name}", {{ {year}, {month}, {date}, {minute} }}, INT64_C({at}), {{ {", ".join(map(str, shown(zone, at)))} }} }},')
print("};")
