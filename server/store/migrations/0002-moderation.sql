-- What rooms do about messages, what staff do about it, and a record of both.
--
-- Words of people (held messages, reports, appeals, notes) are sealed.

-- A place where the staff of another room talk among themselves: who is staff there is staff here.
ALTER TABLE rooms ADD COLUMN staff_of INTEGER REFERENCES rooms (id);
-- One verdict a boundary, in the order of enum boundary (moderation/moderation.h), separated by spaces; '': as shipped.
ALTER TABLE rooms ADD COLUMN policy TEXT NOT NULL DEFAULT '';
ALTER TABLE rooms ADD COLUMN hold_s INTEGER NOT NULL DEFAULT 120;
ALTER TABLE rooms ADD COLUMN on_deadline TEXT NOT NULL DEFAULT 'release' CHECK (on_deadline IN ('release', 'drop'));
ALTER TABLE rooms ADD COLUMN slow_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN links_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rooms ADD COLUMN newcomers_wait INTEGER NOT NULL DEFAULT 0;
-- What the controls were before raid mode: slow_s, links_off, newcomers_wait, open; NULL: it is off.
ALTER TABLE rooms ADD COLUMN before_raid TEXT;
CREATE UNIQUE INDEX rooms_staff ON rooms (staff_of) WHERE staff_of IS NOT NULL;

ALTER TABLE seats ADD COLUMN arrived_ms INTEGER NOT NULL DEFAULT 0;   -- first came here
ALTER TABLE seats ADD COLUMN spoke_ms INTEGER NOT NULL DEFAULT 0;     -- last message, for slow mode

ALTER TABLE entries ADD COLUMN warning TEXT NOT NULL DEFAULT '';      -- post: its sender's content warning

-- What is due, and when.  Claimed, done and deleted in one transaction.
CREATE TABLE timers (
	kind    TEXT NOT NULL,
	subject INTEGER NOT NULL,
	due_ms  INTEGER NOT NULL,
	PRIMARY KEY (kind, subject)
) WITHOUT ROWID;
CREATE INDEX timers_due ON timers (due_ms);

CREATE TABLE held (
	id         INTEGER PRIMARY KEY,
	room       INTEGER NOT NULL REFERENCES rooms (id),
	member     INTEGER NOT NULL REFERENCES members (id),
	key        TEXT NOT NULL,                    -- of the request, so that its author can match it
	at_ms      INTEGER NOT NULL,
	due_ms     INTEGER NOT NULL,
	state      TEXT NOT NULL CHECK (state IN ('waiting', 'asked', 'released', 'declined', 'withdrawn', 'dropped')),
	boundaries INTEGER NOT NULL,                 -- bits; 0: its author is new here
	warning    TEXT NOT NULL DEFAULT '',
	body       BLOB,                             -- sealed; NULL once it was decided
	flag       INTEGER NOT NULL DEFAULT 0,       -- what the software saw in it
	reason     TEXT NOT NULL DEFAULT '',
	words      BLOB                              -- sealed: from the mentor
);
CREATE INDEX held_open ON held (room, due_ms) WHERE state IN ('waiting', 'asked');
CREATE INDEX held_member ON held (member, at_ms);
CREATE INDEX held_due ON held (due_ms);

-- One open case of a kind for a person in a room.
CREATE TABLE cases (
	id        INTEGER PRIMARY KEY,
	room      INTEGER NOT NULL REFERENCES rooms (id),
	kind      TEXT NOT NULL CHECK (kind IN ('danger', 'conduct')),
	member    INTEGER NOT NULL REFERENCES members (id),
	level     TEXT NOT NULL,                     -- enum triage
	category  TEXT NOT NULL,
	state     TEXT NOT NULL CHECK (state IN ('open', 'claimed', 'closed')),
	owner     INTEGER REFERENCES members (id),
	version   INTEGER NOT NULL,
	opened_ms INTEGER NOT NULL,
	due_ms    INTEGER NOT NULL,
	closed_ms INTEGER,
	flags     INTEGER NOT NULL DEFAULT 0,
	reports   INTEGER NOT NULL DEFAULT 0,
	latest    INTEGER NOT NULL DEFAULT 0,        -- seq in the room; 0: none
	outcome   TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX cases_open ON cases (room, member, kind) WHERE state <> 'closed';
CREATE INDEX cases_member ON cases (member, opened_ms);

-- What the software saw in one message; kept for thirty days.
CREATE TABLE flags (
	id         INTEGER PRIMARY KEY,
	room       INTEGER NOT NULL REFERENCES rooms (id),
	member     INTEGER NOT NULL REFERENCES members (id),
	case_id    INTEGER REFERENCES cases (id),
	at_ms      INTEGER NOT NULL,
	seq        INTEGER NOT NULL DEFAULT 0,
	triage     TEXT NOT NULL,
	category   TEXT NOT NULL,
	boundaries INTEGER NOT NULL,
	scanned    INTEGER NOT NULL
);
CREATE INDEX flags_member ON flags (member, at_ms);
CREATE INDEX flags_room ON flags (room, at_ms);
CREATE INDEX flags_seq ON flags (room, seq) WHERE seq <> 0;
CREATE INDEX flags_case ON flags (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX flags_at ON flags (at_ms);

-- Each thing it saw, in the words of moderation/moderation.h.
CREATE TABLE findings (
	flag       INTEGER NOT NULL REFERENCES flags (id),
	place      INTEGER NOT NULL,
	rule       TEXT NOT NULL,
	why        TEXT NOT NULL,
	level      TEXT NOT NULL,
	raw        TEXT NOT NULL,
	category   TEXT NOT NULL,
	boundary   TEXT NOT NULL,                    -- '': about danger
	first_char INTEGER NOT NULL,
	last_char  INTEGER NOT NULL,                 -- the one after
	lowered_by TEXT NOT NULL DEFAULT '',
	reasons    BLOB,                             -- sealed: words of the message, one a line
	PRIMARY KEY (flag, place)
) WITHOUT ROWID;

CREATE TABLE reports (
	id      INTEGER PRIMARY KEY,
	case_id INTEGER NOT NULL REFERENCES cases (id),
	room    INTEGER NOT NULL REFERENCES rooms (id),
	member  INTEGER NOT NULL REFERENCES members (id),   -- who is worried; shown to nobody
	about   INTEGER NOT NULL REFERENCES members (id),
	target  INTEGER NOT NULL DEFAULT 0,
	at_ms   INTEGER NOT NULL,
	reason  TEXT NOT NULL,
	words   BLOB,                                -- sealed
	answer  BLOB,                                -- sealed; NULL while open
	state   TEXT NOT NULL CHECK (state IN ('open', 'answered'))
);
CREATE INDEX reports_case ON reports (case_id);
CREATE INDEX reports_member ON reports (member, at_ms);

CREATE TABLE sanctions (
	id        INTEGER PRIMARY KEY,
	room      INTEGER NOT NULL DEFAULT 0,        -- 0: the whole server
	member    INTEGER NOT NULL REFERENCES members (id),
	step      TEXT NOT NULL CHECK (step IN ('nudge', 'warning', 'read_only', 'removal', 'ban')),
	reason    TEXT NOT NULL,
	rule      TEXT NOT NULL DEFAULT '',
	words     BLOB,                              -- sealed
	by_member INTEGER NOT NULL REFERENCES members (id),
	at_ms     INTEGER NOT NULL,
	until_ms  INTEGER,                           -- NULL: a word, nothing that lasts
	state     TEXT NOT NULL CHECK (state IN ('active', 'over', 'lifted', 'overturned'))
);
CREATE INDEX sanctions_member ON sanctions (member, at_ms);
CREATE INDEX sanctions_active ON sanctions (member, room, step) WHERE state = 'active';

CREATE TABLE appeals (
	sanction   INTEGER PRIMARY KEY REFERENCES sanctions (id),
	at_ms      INTEGER NOT NULL,
	due_ms     INTEGER NOT NULL,
	words      BLOB NOT NULL,                    -- sealed
	state      TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'overturned')),
	answer     BLOB,                             -- sealed
	decided_by INTEGER REFERENCES members (id)
);
CREATE INDEX appeals_open ON appeals (due_ms) WHERE state = 'open';

CREATE TABLE notes (
	id        INTEGER PRIMARY KEY,
	room      INTEGER NOT NULL REFERENCES rooms (id),
	member    INTEGER NOT NULL REFERENCES members (id),
	kind      TEXT NOT NULL,
	words     BLOB NOT NULL,                     -- sealed
	by_member INTEGER NOT NULL REFERENCES members (id),
	at_ms     INTEGER NOT NULL,
	until_ms  INTEGER NOT NULL
);
CREATE INDEX notes_member ON notes (room, member, until_ms);
CREATE INDEX notes_until ON notes (until_ms);

-- What the server tells one person.
CREATE TABLE notices (
	id      INTEGER PRIMARY KEY,
	member  INTEGER NOT NULL REFERENCES members (id),
	at_ms   INTEGER NOT NULL,
	kind    TEXT NOT NULL,
	room    INTEGER NOT NULL DEFAULT 0,
	about   INTEGER NOT NULL DEFAULT 0,          -- held, sanction or report
	reason  TEXT NOT NULL DEFAULT '',
	words   BLOB,                                -- sealed
	seen_ms INTEGER
);
CREATE INDEX notices_unseen ON notices (member, at_ms) WHERE seen_ms IS NULL;
CREATE INDEX notices_at ON notices (at_ms);

CREATE TABLE hidden_members (
	member INTEGER NOT NULL REFERENCES members (id),
	hidden INTEGER NOT NULL REFERENCES members (id),
	PRIMARY KEY (member, hidden)
) WITHOUT ROWID;

CREATE TABLE hidden_topics (
	member INTEGER NOT NULL REFERENCES members (id),
	topic  TEXT NOT NULL,
	PRIMARY KEY (member, topic)
) WITHOUT ROWID;

-- Append-only.  hash = HMAC-SHA-256 of the hash before and the fields, so that a line cannot be
-- changed or taken out without whoever has the key seeing it (cairnd check).
CREATE TABLE audit (
	seq     INTEGER PRIMARY KEY,
	at_ms   INTEGER NOT NULL,
	member  INTEGER NOT NULL,
	act     TEXT NOT NULL,
	room    INTEGER NOT NULL DEFAULT 0,
	subject INTEGER NOT NULL DEFAULT 0,
	about   INTEGER NOT NULL DEFAULT 0,
	hash    BLOB NOT NULL
);
