-- Rooms, members, and the logs they speak in.
--
-- Ids are random 63-bit numbers (base/id.h).  Times are ms since 1970 UTC.
-- Sealed columns are AES-256-GCM (crypto/seal.h).  Secrets are kept as
-- SHA-256 or HMAC only.  Nothing here holds an e-mail, a phone number or an address.

CREATE TABLE settings (
	name  TEXT PRIMARY KEY NOT NULL,
	value BLOB NOT NULL
) WITHOUT ROWID;

-- One audience each.  The key seals bodies; it is itself sealed by the master key.
CREATE TABLE streams (
	id   INTEGER PRIMARY KEY,
	kind TEXT NOT NULL CHECK (kind IN ('control', 'room')),
	head INTEGER NOT NULL DEFAULT 0,
	key  BLOB NOT NULL
);

CREATE TABLE rooms (
	id            INTEGER PRIMARY KEY,
	stream        INTEGER NOT NULL UNIQUE REFERENCES streams (id),
	name          TEXT NOT NULL,
	about         TEXT NOT NULL DEFAULT '',
	rules         TEXT NOT NULL DEFAULT '',
	rules_version INTEGER NOT NULL DEFAULT 1,
	language      TEXT NOT NULL DEFAULT 'en',
	history       TEXT NOT NULL DEFAULT 'arrival' CHECK (history IN ('arrival', 'all')),
	presence      INTEGER NOT NULL DEFAULT 1,
	typing        INTEGER NOT NULL DEFAULT 0,
	open          INTEGER NOT NULL DEFAULT 1,
	capacity      INTEGER NOT NULL,
	reactions     TEXT NOT NULL DEFAULT '',      -- words separated by one space
	created_ms    INTEGER NOT NULL
);

CREATE TABLE members (
	id         INTEGER PRIMARY KEY,
	kind       TEXT NOT NULL CHECK (kind IN ('guest', 'account')),
	name       TEXT NOT NULL,
	name_key   TEXT NOT NULL,                    -- folded form, for "is it taken here"
	device     BLOB,                             -- SHA-256 of the device token
	words      BLOB UNIQUE,                      -- HMAC of the recovery words
	created_ms INTEGER NOT NULL
);
CREATE INDEX members_name ON members (name_key);
CREATE INDEX members_device ON members (device) WHERE device IS NOT NULL;

CREATE TABLE accounts (
	member   INTEGER PRIMARY KEY REFERENCES members (id),
	login    TEXT NOT NULL UNIQUE,               -- folded
	password TEXT NOT NULL                       -- scrypt with its parameters
);

CREATE TABLE sessions (
	id         INTEGER PRIMARY KEY,
	token      BLOB NOT NULL UNIQUE,             -- SHA-256 of the cookie
	member     INTEGER NOT NULL REFERENCES members (id),
	created_ms INTEGER NOT NULL,
	seen_ms    INTEGER NOT NULL,
	until_ms   INTEGER NOT NULL
);
CREATE INDEX sessions_member ON sessions (member, created_ms);
CREATE INDEX sessions_until ON sessions (until_ms);

CREATE TABLE grants (
	member   INTEGER NOT NULL REFERENCES members (id),
	room     INTEGER NOT NULL DEFAULT 0,         -- 0: the whole server
	role     TEXT NOT NULL CHECK (role IN ('participant', 'mentor', 'facilitator', 'responder', 'admin')),
	until_ms INTEGER,                            -- NULL: until revoked
	PRIMARY KEY (member, room, role)
) WITHOUT ROWID;
CREATE INDEX grants_room ON grants (room, role);
CREATE INDEX grants_until ON grants (until_ms) WHERE until_ms IS NOT NULL;

-- What an invite gives when it is opened.  `member` set: a one-time sign-in link for that member.
CREATE TABLE invites (
	id         INTEGER PRIMARY KEY,
	token      BLOB NOT NULL UNIQUE,             -- SHA-256 of the secret
	room       INTEGER NOT NULL DEFAULT 0,
	role       TEXT NOT NULL CHECK (role IN ('participant', 'mentor', 'facilitator', 'responder', 'admin')),
	member     INTEGER REFERENCES members (id),
	uses       INTEGER NOT NULL,                 -- left
	until_ms   INTEGER NOT NULL,
	created_by INTEGER,
	created_ms INTEGER NOT NULL
);
CREATE INDEX invites_room ON invites (room);

-- A member's place in a room.
CREATE TABLE seats (
	room          INTEGER NOT NULL REFERENCES rooms (id),
	member        INTEGER NOT NULL REFERENCES members (id),
	arrived_seq   INTEGER NOT NULL,              -- entries up to this one are before their time
	rules_version INTEGER NOT NULL,              -- what they accepted
	whole_us      INTEGER NOT NULL DEFAULT 0,    -- message allowance (base/rate.h)
	seen_ms       INTEGER NOT NULL,              -- last known to be there; an old one does not count as taken
	PRIMARY KEY (room, member)
) WITHOUT ROWID;
CREATE INDEX seats_member ON seats (member);

-- Somebody was asked to leave; it ends by itself.  room 0: the whole server.
CREATE TABLE removals (
	room       INTEGER NOT NULL DEFAULT 0,
	member     INTEGER NOT NULL REFERENCES members (id),
	device     BLOB,
	reason     TEXT NOT NULL,
	by_member  INTEGER NOT NULL,
	until_ms   INTEGER NOT NULL,
	PRIMARY KEY (room, member)
) WITHOUT ROWID;
CREATE INDEX removals_device ON removals (device) WHERE device IS NOT NULL;
CREATE INDEX removals_until ON removals (until_ms);

CREATE TABLE entries (
	id     INTEGER PRIMARY KEY,
	stream INTEGER NOT NULL REFERENCES streams (id),
	seq    INTEGER NOT NULL,
	at_ms  INTEGER NOT NULL,
	kind   TEXT NOT NULL,
	member INTEGER NOT NULL DEFAULT 0,           -- who; 0: the server
	role   TEXT NOT NULL DEFAULT '',             -- the role they spoke in
	target INTEGER NOT NULL DEFAULT 0,           -- post an edit, redact or react is about; control: an id
	detail TEXT NOT NULL DEFAULT '',             -- post: request key; react: the reaction; control: see store/control.h
	flags  INTEGER NOT NULL DEFAULT 0            -- ENTRY_EDITED, ENTRY_REDACTED, ENTRY_ON
);
CREATE UNIQUE INDEX entries_place ON entries (stream, seq);

-- Words live apart from the log, so that they can be deleted without renumbering it.
CREATE TABLE bodies (
	entry  INTEGER PRIMARY KEY REFERENCES entries (id),
	sealed BLOB NOT NULL
);

CREATE TABLE reactions (
	stream   INTEGER NOT NULL,
	target   INTEGER NOT NULL,
	member   INTEGER NOT NULL,
	reaction TEXT NOT NULL,
	PRIMARY KEY (stream, target, reaction, member)
) WITHOUT ROWID;

-- What each request was answered, so that a repeated one gets the same.
CREATE TABLE requests (
	member INTEGER NOT NULL,                     -- 0: before there was one
	key    TEXT NOT NULL,
	digest BLOB NOT NULL,                        -- HMAC of operation and fields
	result BLOB NOT NULL,                        -- sealed: it may hold a secret
	at_ms  INTEGER NOT NULL
);
-- Rows are added at the end and pruned from the front; only the narrow index is touched at random.
CREATE UNIQUE INDEX requests_key ON requests (member, key);
