-- Drop-ins that recur: what is planned, the meetings that come of it, who comes and who leads.
--
-- Times on walls are a day (YYYY-MM-DD) and minutes after midnight in the zone of the series.  Nothing here says why
-- somebody comes; titles are neutral, because they stand in calendars and mails.

-- 1: people are here only while a meeting is on.
ALTER TABLE rooms ADD COLUMN drop_in INTEGER NOT NULL DEFAULT 0;

CREATE TABLE series (
	id           INTEGER PRIMARY KEY,
	room         INTEGER NOT NULL REFERENCES rooms (id),
	uid          TEXT NOT NULL UNIQUE,             -- of iCalendar; stays through every change
	version      INTEGER NOT NULL,                 -- of every change; compare and set
	sequence     INTEGER NOT NULL DEFAULT 0,       -- of iCalendar: changes of when
	title        TEXT NOT NULL,
	about        TEXT NOT NULL DEFAULT '',
	language     TEXT NOT NULL,
	audience     TEXT NOT NULL DEFAULT '',
	zone         TEXT NOT NULL,                    -- IANA
	day          TEXT NOT NULL,                    -- the first
	start_min    INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
	minutes      INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
	rule         TEXT NOT NULL DEFAULT '',         -- RRULE; '': once
	capacity     INTEGER NOT NULL DEFAULT 0,       -- 0: as many as the room has seats
	staff_needed INTEGER NOT NULL,
	opens_min    INTEGER NOT NULL,                 -- minutes before the beginning
	entry_min    INTEGER,                          -- minutes after it; NULL: until it is over
	public       INTEGER NOT NULL DEFAULT 0,
	guide        INTEGER NOT NULL DEFAULT 0,
	follows      INTEGER REFERENCES series (id),   -- split off from that one
	made_until_ms INTEGER NOT NULL DEFAULT 0,      -- meetings are there up to then
	ended_ms     INTEGER,                          -- nothing follows
	created_by   INTEGER NOT NULL,
	created_ms   INTEGER NOT NULL,
	changed_ms   INTEGER NOT NULL
);
CREATE INDEX series_room ON series (room);
CREATE INDEX series_public ON series (id) WHERE public = 1 AND ended_ms IS NULL;

-- Times besides the rule, and days left out of it (RDATE, EXDATE).
CREATE TABLE series_days (
	series    INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
	day       TEXT NOT NULL,
	start_min INTEGER NOT NULL,                    -- left out: -1, the whole day
	PRIMARY KEY (series, day, start_min)
) WITHOUT ROWID;

CREATE TABLE series_staff (
	series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
	member INTEGER NOT NULL REFERENCES members (id),
	part   TEXT NOT NULL CHECK (part IN ('lead', 'co_lead')),
	PRIMARY KEY (series, member)
) WITHOUT ROWID;

-- Made ahead of time.  What was changed for one alone is not touched when the series is.
CREATE TABLE meetings (
	id           INTEGER PRIMARY KEY,
	series       INTEGER NOT NULL REFERENCES series (id),
	slot_day     TEXT NOT NULL,                    -- where the series has it (RECURRENCE-ID)
	slot_min     INTEGER NOT NULL,
	slot_ms      INTEGER NOT NULL,                 -- the same as a moment
	room         INTEGER NOT NULL REFERENCES rooms (id),
	version      INTEGER NOT NULL DEFAULT 1,
	sequence     INTEGER NOT NULL DEFAULT 0,
	own          INTEGER NOT NULL DEFAULT 0,       -- bits of what is its own: enum meeting_own
	title        TEXT NOT NULL,
	day          TEXT NOT NULL,                    -- where it is now
	start_min    INTEGER NOT NULL,
	minutes      INTEGER NOT NULL,
	start_ms     INTEGER NOT NULL,
	end_ms       INTEGER NOT NULL,
	opens_ms     INTEGER NOT NULL,
	entry_ms     INTEGER NOT NULL,                 -- until then one may come in
	capacity     INTEGER NOT NULL,
	staff_needed INTEGER NOT NULL,
	public       INTEGER NOT NULL,                 -- of its series
	state        TEXT NOT NULL CHECK (state IN ('scheduled', 'waiting', 'open', 'closing', 'ended', 'cancelled')),
	reason       TEXT NOT NULL DEFAULT '',         -- why cancelled, moved, or over early: a word of the schema
	words        TEXT NOT NULL DEFAULT '',         -- said to everybody about it
	closure      INTEGER NOT NULL DEFAULT 0,       -- cancelled by that one
	here         INTEGER NOT NULL DEFAULT 0,       -- staff who are there (struct agenda, agenda/agenda.h, to here)
	short_ms     INTEGER NOT NULL DEFAULT 0,
	held_ms      INTEGER NOT NULL DEFAULT 0,
	live_ms      INTEGER NOT NULL DEFAULT 0,
	warned       INTEGER NOT NULL DEFAULT 0,
	due_ms       INTEGER NOT NULL,
	cover_step   INTEGER NOT NULL DEFAULT 0,       -- how often it was told that staff are missing
	changed_ms   INTEGER NOT NULL DEFAULT 0        -- what stands in calendars was made or changed then
);
CREATE UNIQUE INDEX meetings_slot ON meetings (series, slot_day, slot_min);
CREATE INDEX meetings_series ON meetings (series, start_ms);
CREATE INDEX meetings_room ON meetings (room, start_ms);
CREATE INDEX meetings_start ON meetings (start_ms);
CREATE INDEX meetings_public ON meetings (start_ms) WHERE public = 1;
CREATE INDEX meetings_on ON meetings (room) WHERE state IN ('waiting', 'open', 'closing');

CREATE TABLE meeting_staff (
	meeting INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
	member  INTEGER NOT NULL REFERENCES members (id),
	part    TEXT NOT NULL CHECK (part IN ('lead', 'co_lead')),
	offered INTEGER NOT NULL DEFAULT 0,            -- they ask somebody else to take it
	PRIMARY KEY (meeting, member)
) WITHOUT ROWID;
CREATE INDEX meeting_staff_member ON meeting_staff (member);

-- Who wants to come each time.
CREATE TABLE signups (
	series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
	member INTEGER NOT NULL REFERENCES members (id),
	at_ms  INTEGER NOT NULL,
	PRIMARY KEY (series, member)
) WITHOUT ROWID;
CREATE INDEX signups_member ON signups (member);

CREATE TABLE places (
	id       INTEGER PRIMARY KEY,
	meeting  INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
	member   INTEGER NOT NULL REFERENCES members (id),
	state    TEXT NOT NULL CHECK (state IN ('kept', 'waiting', 'offered', 'missed', 'given_up')),
	turn     INTEGER NOT NULL,                     -- order on the waiting list: lower first
	until_ms INTEGER NOT NULL DEFAULT 0,           -- offered: take it by then
	link     INTEGER NOT NULL DEFAULT 1,           -- counts up when its link is revoked
	at_ms    INTEGER NOT NULL
);
CREATE UNIQUE INDEX places_who ON places (meeting, member);
CREATE INDEX places_member ON places (member);
CREATE INDEX places_waiting ON places (meeting, turn) WHERE state = 'waiting';

CREATE TABLE reminders (
	member     INTEGER PRIMARY KEY REFERENCES members (id),
	minutes    TEXT NOT NULL,                      -- before the beginning: "1440 60"
	quiet_from INTEGER NOT NULL,
	quiet_until INTEGER NOT NULL,
	zone       TEXT NOT NULL,
	language   TEXT NOT NULL
);

CREATE TABLE attendance (
	meeting   INTEGER NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
	member    INTEGER NOT NULL REFERENCES members (id),
	joined_ms INTEGER NOT NULL,
	left_ms   INTEGER,                             -- NULL: still there
	staff     INTEGER NOT NULL,
	PRIMARY KEY (meeting, member, joined_ms)
) WITHOUT ROWID;
CREATE INDEX attendance_there ON attendance (meeting) WHERE left_ms IS NULL;

CREATE TABLE closures (
	id        INTEGER PRIMARY KEY,
	title     TEXT NOT NULL,
	first_day TEXT NOT NULL,
	last_day  TEXT NOT NULL,
	zone      TEXT NOT NULL,
	room      INTEGER NOT NULL DEFAULT 0           -- 0: everything
);

-- Addresses of calendars: which number of it counts now.
CREATE TABLE feeds (
	member INTEGER NOT NULL REFERENCES members (id),
	room   INTEGER NOT NULL,                       -- 0: their own
	link   INTEGER NOT NULL,
	PRIMARY KEY (member, room)
) WITHOUT ROWID;

-- Tests of channels lately, so that nobody mails strangers through this server; forgotten after a day.
CREATE TABLE channel_tests (
	id      INTEGER PRIMARY KEY,
	address BLOB,                                  -- HMAC of a mail address; NULL: no mail
	member  INTEGER NOT NULL REFERENCES members (id),
	at_ms   INTEGER NOT NULL
);
CREATE INDEX channel_tests_address ON channel_tests (address, at_ms) WHERE address IS NOT NULL;
CREATE INDEX channel_tests_member ON channel_tests (member, at_ms);
CREATE INDEX channel_tests_at ON channel_tests (at_ms);

-- What a notice and a parcel about a meeting is about.
ALTER TABLE notices ADD COLUMN start_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notices ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN meeting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN start_ms INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_meeting ON outbox (meeting) WHERE meeting <> 0;
