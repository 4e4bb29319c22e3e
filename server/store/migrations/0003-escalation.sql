-- The life of a case, who is on call, how they are reached, and what is learnt afterwards.
--
-- Words of people, addresses and keys of channels are sealed.

-- One open case of a kind for a person in a room.  Columns from state to snoozed are struct ladder_case (ladder/ladder.h).
CREATE TABLE cases_now (
	id          INTEGER PRIMARY KEY,
	room        INTEGER NOT NULL REFERENCES rooms (id),
	kind        TEXT NOT NULL CHECK (kind IN ('danger', 'conduct')),
	member      INTEGER NOT NULL REFERENCES members (id),
	level       TEXT NOT NULL,                     -- enum triage
	category    TEXT NOT NULL,
	state       TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'with_person', 'handed_over', 'closed', 'reviewed')),
	state_before TEXT NOT NULL DEFAULT 'open',
	owner       INTEGER REFERENCES members (id),   -- when closed: who closed it
	receiver    INTEGER REFERENCES members (id),
	version     INTEGER NOT NULL,
	opened_ms   INTEGER NOT NULL,
	clock_ms    INTEGER NOT NULL,
	rung        INTEGER NOT NULL DEFAULT 0,
	step_ms     INTEGER NOT NULL,
	keep_ms     INTEGER NOT NULL DEFAULT 0,
	words_ms    INTEGER NOT NULL DEFAULT 0,
	quiet       INTEGER NOT NULL DEFAULT 0,
	snoozed     INTEGER NOT NULL DEFAULT 0,
	due_ms      INTEGER NOT NULL,                  -- ladder_due_ms(); 0 when closed
	asked       INTEGER NOT NULL DEFAULT 0,        -- the person asked for help themselves
	drill       INTEGER NOT NULL DEFAULT 0,
	seen_ms     INTEGER,                           -- first acknowledged
	spoken_ms   INTEGER,                           -- first human word to the person
	card_ms     INTEGER,                           -- the person was shown the automatic card
	aside       INTEGER REFERENCES rooms (id),     -- the side room
	closed_ms   INTEGER,
	flags       INTEGER NOT NULL DEFAULT 0,
	reports     INTEGER NOT NULL DEFAULT 0,
	latest      INTEGER NOT NULL DEFAULT 0,        -- seq in the room; 0: none
	outcome     TEXT NOT NULL DEFAULT '',
	region      TEXT NOT NULL DEFAULT '',          -- country the person's page said, for crisis lines
	safe        TEXT NOT NULL DEFAULT '' CHECK (safe IN ('', 'yes', 'no', 'unknown')),
	reviewed_by INTEGER REFERENCES members (id),
	review      BLOB                               -- sealed
);
INSERT INTO cases_now (id, room, kind, member, level, category, state, owner, version, opened_ms, clock_ms, step_ms, due_ms, closed_ms,
                       flags, reports, latest, outcome)
	SELECT id, room, kind, member, level, category, CASE state WHEN 'claimed' THEN 'acknowledged' ELSE state END, owner, version,
	       opened_ms, opened_ms, due_ms, CASE state WHEN 'closed' THEN 0 ELSE due_ms END, closed_ms, flags, reports, latest, outcome
	FROM cases;
DROP TABLE cases;
ALTER TABLE cases_now RENAME TO cases;
CREATE UNIQUE INDEX cases_open ON cases (room, member, kind, drill) WHERE state NOT IN ('closed', 'reviewed');
CREATE INDEX cases_member ON cases (member, opened_ms);
CREATE INDEX cases_aside ON cases (aside) WHERE aside IS NOT NULL;
CREATE INDEX cases_closed ON cases (closed_ms) WHERE closed_ms IS NOT NULL;
INSERT INTO timers (kind, subject, due_ms) SELECT 'case', id, due_ms FROM cases WHERE due_ms > 0;

-- What happened in a case, for its page and for review.
CREATE TABLE case_events (
	case_id INTEGER NOT NULL REFERENCES cases (id),
	place   INTEGER NOT NULL,
	at_ms   INTEGER NOT NULL,
	what    TEXT NOT NULL,                         -- word of the schema
	member  INTEGER REFERENCES members (id),       -- who did it; NULL: the clock
	other   INTEGER REFERENCES members (id),
	detail  TEXT NOT NULL DEFAULT '',              -- opened, raised: the level; snoozed: why
	PRIMARY KEY (case_id, place)
) WITHOUT ROWID;

-- A room's own deadlines for a level, where they are not the standard ones.  Seconds.
CREATE TABLE ladders (
	room     INTEGER NOT NULL REFERENCES rooms (id),
	level    TEXT NOT NULL,
	first_s  INTEGER NOT NULL,                     -- acknowledged by then
	second_s INTEGER NOT NULL,
	third_s  INTEGER NOT NULL,
	repeat_s INTEGER NOT NULL,
	lease_s  INTEGER NOT NULL,
	PRIMARY KEY (room, level)
) WITHOUT ROWID;

-- Where a person of one case talks with who is with them: both keep their seats in the room it belongs to.
ALTER TABLE rooms ADD COLUMN aside_of INTEGER REFERENCES rooms (id);

-- How many were alerted about a case.
CREATE INDEX notices_about ON notices (about, kind, member);

ALTER TABLE flags ADD COLUMN judged TEXT NOT NULL DEFAULT '' CHECK (judged IN ('', 'right', 'too_high', 'too_low', 'not_risk'));
ALTER TABLE flags ADD COLUMN judged_by INTEGER REFERENCES members (id);

-- --- the roster ---

-- Who is on call, by the clock on the wall of a time zone: every week on `weekday`, or once when first_day = last_day.
CREATE TABLE shifts (
	id        INTEGER PRIMARY KEY,
	member    INTEGER NOT NULL REFERENCES members (id),
	tier      INTEGER NOT NULL CHECK (tier BETWEEN 1 AND 3),
	language  TEXT NOT NULL DEFAULT '',            -- '': whatever is needed
	zone      TEXT NOT NULL,                       -- IANA
	weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),   -- ISO 8601: Monday is 1
	start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
	minutes   INTEGER NOT NULL CHECK (minutes BETWEEN 15 AND 1440),
	first_day TEXT NOT NULL,                       -- YYYY-MM-DD in the zone
	last_day  TEXT NOT NULL DEFAULT '',            -- '': until it is taken away
	ended_ms  INTEGER                              -- taken away then; its row stays for the duties that were
);
CREATE INDEX shifts_member ON shifts (member);

-- Somebody else takes one day of a shift.
CREATE TABLE covers (
	shift  INTEGER NOT NULL REFERENCES shifts (id) ON DELETE CASCADE,
	day    TEXT NOT NULL,
	member INTEGER NOT NULL REFERENCES members (id),
	PRIMARY KEY (shift, day)
) WITHOUT ROWID;

-- Shifts as moments, for the weeks ahead; what lies ahead is made anew from shifts and covers, what is past stays.
CREATE TABLE duties (
	shift    INTEGER NOT NULL REFERENCES shifts (id) ON DELETE CASCADE,
	day      TEXT NOT NULL,
	member   INTEGER NOT NULL REFERENCES members (id),
	tier     INTEGER NOT NULL,
	language TEXT NOT NULL,
	from_ms  INTEGER NOT NULL,
	until_ms INTEGER NOT NULL,
	PRIMARY KEY (shift, day, from_ms)              -- two of a day when somebody took over in the middle
) WITHOUT ROWID;
CREATE INDEX duties_from ON duties (from_ms);
CREATE INDEX duties_until ON duties (until_ms, tier);
CREATE INDEX duties_member ON duties (member, until_ms);

-- When nobody is on call, and staff were told; forgotten when it is over.
CREATE TABLE gaps_told (
	from_ms  INTEGER NOT NULL,
	until_ms INTEGER NOT NULL,
	step     INTEGER NOT NULL,                     -- 1: a day ahead, 2: an hour ahead
	PRIMARY KEY (from_ms, until_ms, step)
) WITHOUT ROWID;

-- --- channels ---

CREATE TABLE channels (
	id        INTEGER PRIMARY KEY,
	member    INTEGER NOT NULL REFERENCES members (id),
	kind      TEXT NOT NULL CHECK (kind IN ('push', 'email', 'webhook')),
	label     TEXT NOT NULL DEFAULT '',
	target    BLOB NOT NULL,                       -- sealed: endpoint and keys, address, or URL and secret
	added_ms  INTEGER NOT NULL,
	proved_ms INTEGER,                             -- a test alert arrived
	failed_ms INTEGER,                             -- the last attempt failed for good then
	code      TEXT NOT NULL DEFAULT '',            -- of the test under way
	code_ms   INTEGER NOT NULL DEFAULT 0,          -- when it was made
	tries     INTEGER NOT NULL DEFAULT 0           -- wrong codes since
);
CREATE INDEX channels_member ON channels (member);

-- What is to be sent; deleted thirty days after it was settled.
CREATE TABLE outbox (
	id       INTEGER PRIMARY KEY,
	channel  INTEGER NOT NULL REFERENCES channels (id) ON DELETE CASCADE,
	kind     TEXT NOT NULL,                        -- alarm, test, gap, miss, follow_up, drill, channel_failed
	level    TEXT NOT NULL DEFAULT '',
	case_id  INTEGER NOT NULL DEFAULT 0,
	code     TEXT NOT NULL DEFAULT '',
	at_ms    INTEGER NOT NULL,
	next_ms  INTEGER NOT NULL,                     -- when to try (again)
	leased_ms INTEGER NOT NULL DEFAULT 0,          -- an attempt is under way until then at most
	attempts INTEGER NOT NULL DEFAULT 0,
	state    TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'dropped'))
);
CREATE INDEX outbox_next ON outbox (next_ms) WHERE state = 'waiting';
CREATE INDEX outbox_at ON outbox (at_ms);
CREATE INDEX outbox_case ON outbox (case_id) WHERE case_id <> 0;

CREATE TABLE attempts (
	outbox INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
	number INTEGER NOT NULL,
	at_ms  INTEGER NOT NULL,
	took_ms INTEGER NOT NULL,
	result TEXT NOT NULL,                          -- a word: sent, refused, unreachable, timeout, bad_certificate, gone, private_address …
	status INTEGER NOT NULL DEFAULT 0,             -- HTTP or SMTP
	PRIMARY KEY (outbox, number)
) WITHOUT ROWID;

-- --- afterwards ---

CREATE TABLE follow_ups (
	id      INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id),
	owner   INTEGER NOT NULL REFERENCES members (id),
	due_ms  INTEGER NOT NULL,
	state   TEXT NOT NULL CHECK (state IN ('open', 'done', 'declined')),   -- declined: the person would rather not
	done_ms INTEGER,
	outcome TEXT NOT NULL DEFAULT ''
);
CREATE INDEX follow_ups_open ON follow_ups (owner, due_ms) WHERE state = 'open';
CREATE INDEX follow_ups_case ON follow_ups (case_id);

-- Telling somebody outside, in an emergency; a human being's decision.
CREATE TABLE disclosures (
	id        INTEGER PRIMARY KEY,
	case_id   INTEGER NOT NULL REFERENCES cases (id),
	by_member INTEGER NOT NULL REFERENCES members (id),
	at_ms     INTEGER NOT NULL,
	told      TEXT NOT NULL,                       -- emergency_services, family, professional, other
	words     BLOB NOT NULL,                       -- sealed: why, and what was shared
	person_told INTEGER NOT NULL,
	reached   INTEGER NOT NULL                     -- contact was made for certain
);
CREATE INDEX disclosures_case ON disclosures (case_id);

-- What nearly went wrong: opened by the server, closed by somebody who looked into it.
CREATE TABLE misses (
	id        INTEGER PRIMARY KEY,
	kind      TEXT NOT NULL,                       -- unanswered, lapsed, no_words, went_quiet, hand_over, no_one_on_call, channel_failed, drill, gap
	room      INTEGER NOT NULL DEFAULT 0,
	case_id   INTEGER NOT NULL DEFAULT 0,
	member    INTEGER NOT NULL DEFAULT 0,          -- whose channel failed, from whom it lapsed
	at_ms     INTEGER NOT NULL,
	times     INTEGER NOT NULL DEFAULT 1,
	state     TEXT NOT NULL CHECK (state IN ('open', 'closed')),
	finding   BLOB,                                -- sealed
	action    BLOB,                                -- sealed
	owner     INTEGER REFERENCES members (id),
	action_by_ms INTEGER,
	closed_ms INTEGER
);
CREATE UNIQUE INDEX misses_open ON misses (kind, case_id, room, member) WHERE state = 'open';
CREATE INDEX misses_at ON misses (at_ms);

-- How urgent a notice is, and whom it is about: alarm, offer, follow_up.
ALTER TABLE notices ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE notices ADD COLUMN loud INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notices ADD COLUMN drill INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notices ADD COLUMN subject INTEGER REFERENCES members (id);
CREATE INDEX notices_member ON notices (member, at_ms) WHERE kind = 'alarm';
