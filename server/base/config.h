/* server/base/config.h: every setting of the server, in one typed table.
 *
 * The table below feeds the struct, the parser (INI through inih), `cairnd
 * --help`, docs/config.md and the sample file; nothing else knows a default.
 * An unknown section or key, a value out of range, or an unreadable file is
 * ERR_CONFIG with a line "FILE:LINE: section.key: what was expected". */
#ifndef CAIRN_BASE_CONFIG_H
#define CAIRN_BASE_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* TEXT(section, key, default, help)   YESNO(section, key, default, help)
 * NUMBER(section, key, default, least, most, unit, help) */
#define CONFIG_LIST(TEXT, YESNO, NUMBER) \
	TEXT(site, name, "Notes", "Neutral name for titles; say nothing of what the programme is about") \
	TEXT(site, url, "http://127.0.0.1:8080", "Address people open, with scheme and port; the only Origin accepted") \
	TEXT(site, exit_url, "https://www.wikipedia.org/", "Where \"Leave fast\" goes") \
	TEXT(site, language, "en", "Language of pages before a room is known") \
	TEXT(site, zone, "UTC", "Time zone of the programme by its IANA name, for pages that know no other") \
	TEXT(listen, address, "127.0.0.1", "Address to listen on") \
	NUMBER(listen, port, 8080, 0, 65535, "", "Port to listen on; 0 lets the system choose") \
	TEXT(listen, tls_certificate, "", "PEM file with the certificate chain; empty: plain HTTP") \
	TEXT(listen, tls_key, "", "PEM file with the private key") \
	YESNO(listen, behind_proxy, false, "Trust the last X-Forwarded-For address; only behind your own proxy") \
	TEXT(storage, data, "./var", "Directory of database and keys") \
	TEXT(storage, web, "", "Directory of the built browser client; empty: where the build or the package put it") \
	TEXT(storage, rules, "", "Directory of the moderation rules and their model; empty: where the build or the package put it") \
	TEXT(storage, help_lines, "", "File of the crisis lines (docs/howto/help-lines.md); empty: where the build or the package put it") \
	NUMBER(storage, batch_jobs, 1024, 1, 65536, "jobs", "Most requests in one transaction") \
	NUMBER(storage, batch_kb, 512, 16, 65536, "kB", "Most payload in one transaction") \
	NUMBER(storage, reserve_mb, 64, 0, 1048576, "MB", "Refuse to write below this much free disk") \
	NUMBER(storage, request_days, 7, 1, 365, "days", "How long answers to request keys are remembered") \
	TEXT(log, level, "info", "debug, info, warn or error") \
	NUMBER(limits, connections, 20000, 10, 1000000, "", "Most connections at once") \
	NUMBER(limits, connections_per_address, 256, 1, 1000000, "", "Most connections at once from one address") \
	NUMBER(limits, frame_kb, 64, 8, 1024, "kB", "Largest message or request body a client may send") \
	NUMBER(limits, fragments, 64, 1, 4096, "", "Most fragments of one message") \
	NUMBER(limits, json_depth, 16, 4, 256, "levels", "Deepest nesting accepted") \
	NUMBER(limits, handshake_s, 10, 1, 600, "s", "Time to finish an HTTP request, an upgrade, or a started message") \
	NUMBER(limits, hello_s, 10, 1, 600, "s", "Time from connecting to hello") \
	NUMBER(limits, idle_s, 60, 2, 3600, "s", "Close a connection that said nothing for so long") \
	NUMBER(limits, stall_s, 30, 1, 3600, "s", "Close a connection that read nothing for so long") \
	NUMBER(limits, send_buffer_kb, 64, 4, 4096, "kB", "Kernel send buffer of a connection") \
	NUMBER(limits, outbox_kb, 256, 16, 16384, "kB", "Most answers kept for a connection that is not reading") \
	NUMBER(limits, in_flight, 32, 1, 10000, "requests", "Most requests of one connection under way") \
	NUMBER(limits, cost_per_minute, 3000, 1, 100000000, "cost", "What one connection may spend; docs/protocol.md lists costs") \
	NUMBER(limits, cost_burst, 1500, 1, 100000000, "cost", "What it may spend at once") \
	NUMBER(limits, http_per_minute, 6000, 1, 100000000, "cost", "What one address may spend on sign-in and joining") \
	NUMBER(limits, http_burst, 12000, 1, 100000000, "cost", "What it may spend at once") \
	NUMBER(limits, addresses, 65536, 16, 16777216, "", "Most addresses remembered for that") \
	NUMBER(limits, sign_in_parallel, 2, 1, 64, "", "Most passwords checked at once") \
	NUMBER(limits, sign_in_queue, 32, 1, 4096, "", "Most password checks waiting") \
	NUMBER(limits, sign_in_per_hour, 60, 1, 1000000, "", "Most password checks for one login") \
	NUMBER(limits, rooms_open, 16, 1, 32, "rooms", "Most rooms one connection may read at once") \
	NUMBER(limits, body_chars, 4000, 1, 8000, "characters", "Longest message") \
	NUMBER(limits, posts_per_minute, 30, 1, 1000000, "", "Most messages of one member in one room") \
	NUMBER(limits, posts_burst, 10, 1, 1000000, "", "How many of them at once") \
	NUMBER(limits, rooms, 1000, 1, 1000000, "", "Most rooms on this server") \
	NUMBER(limits, invites, 10000, 1, 10000000, "", "Most invites that work at one time") \
	NUMBER(limits, places, 1000, 1, 100000, "", "Most meetings ahead in which one member may have a place") \
	NUMBER(limits, series, 1000, 1, 100000, "", "Most series of meetings that go on at one time") \
	NUMBER(limits, shifts, 500, 1, 1000, "", "Most shifts planned on the roster") \
	NUMBER(limits, edit_minutes, 60, 0, 525600, "min", "How long one's own words may be changed") \
	NUMBER(rooms, capacity, 200, 1, 100000, "people", "Seats of a new room unless it says otherwise") \
	NUMBER(rooms, seat_minutes, 10, 1, 1440, "min", "How long the place of somebody who went away is held in a full room") \
	NUMBER(rooms, newcomer_hours, 24, 0, 8760, "h", "How long somebody counts as new to a room") \
	NUMBER(rooms, window_kb, 512, 16, 65536, "kB", "Newest entries of a live room kept in memory") \
	NUMBER(rooms, page_entries, 100, 1, 200, "entries", "Largest page of history") \
	NUMBER(rooms, page_kb, 64, 16, 1024, "kB", "Largest page of history in bytes") \
	NUMBER(rooms, presence_ms, 250, 0, 60000, "ms", "How long who came and went is kept, to be told together") \
	NUMBER(sessions, guest_days, 90, 1, 3650, "days", "How long a guest stays signed in without coming back") \
	NUMBER(sessions, staff_hours, 12, 1, 8760, "h", "How long staff stay signed in") \
	NUMBER(sessions, per_member, 8, 1, 1000, "", "Most sign-ins of one member at once; one more ends the oldest") \
	NUMBER(meetings, keep_days, 400, 30, 3650, "days", "How long meetings that are over, and who was there, are kept") \
	NUMBER(meetings, hold_s, 30, 1, 600, "s", "A meeting short of its staff goes on for so long before it is held") \
	NUMBER(meetings, give_up_minutes, 15, 1, 240, "min", "Held, or without staff after its beginning, for so long: it is over") \
	NUMBER(meetings, closing_minutes, 5, 0, 60, "min", "Its last minutes, which people are told of") \
	NUMBER(meetings, readable_minutes, 15, 0, 1440, "min", "How long one may still read when it is over") \
	NUMBER(meetings, kept_minutes, 10, 0, 240, "min", "How long after its beginning the place of who signed up is kept") \
	NUMBER(meetings, offer_hours, 12, 1, 168, "h", "How long somebody has to take a place that became free; at most half of the time left") \
	NUMBER(escalation, drill_hours, 168, 0, 8760, "h", "How often a practice alarm is raised by itself; 0: never") \
	TEXT(notify, smtp_url, "", "Mail server for alerts: smtp://host:587 (STARTTLS) or smtps://host:465; empty: no e-mail") \
	TEXT(notify, smtp_user, "", "User name there; empty: none is needed") \
	TEXT(notify, smtp_password, "", "Password there") \
	YESNO(notify, smtp_plain, false, "Send mail without TLS; only to a mail server on this machine") \
	TEXT(notify, mail_from, "", "Address that alerts come from") \
	TEXT(notify, ca_file, "", "PEM file of certificates to trust beside the system's, for receivers of your own") \
	YESNO(notify, private_addresses, false, "Let webhooks and push go to addresses of this machine and of private networks") \
	YESNO(notify, allow_http, false, "Let webhooks and push go over plain HTTP") \
	NUMBER(notify, timeout_s, 10, 1, 120, "s", "Longest attempt to deliver an alert") \
	NUMBER(notify, parallel, 32, 2, 256, "", "Most alerts sent at once") \
	NUMBER(notify, give_up_hours, 6, 1, 168, "h", "How long an alert is tried again; about an open case, until that is closed") \
	NUMBER(notify, tests_per_hour, 5, 1, 1000, "", "Most test messages in an hour of somebody who is no staff") \
	NUMBER(notify, tests_per_address, 3, 1, 1000, "", "Most test mails in a day to one address") \
	NUMBER(notify, tests_in_all, 300, 1, 1000000, "", "Most test messages in an hour of all who are no staff")

struct config {
#define TEXT(section, key, standard, help) const char *section##_##key;
#define YESNO(section, key, standard, help) bool section##_##key;
#define NUMBER(section, key, standard, least, most, unit, help) int64_t section##_##key;
	CONFIG_LIST(TEXT, YESNO, NUMBER)
#undef TEXT
#undef YESNO
#undef NUMBER
};

/* All defaults.  Texts set later are owned by the config. */
void config_init(struct config *c);
void config_release(struct config *c);
/* Read a file over what is there.  On ERR_CONFIG `c` is as before and `why` (empty
 * before) holds one line.  */
int config_read(struct config *c, const char *path, struct buf *why) WARN_UNUSED;
/* Set "section.key" as a line of a file would; for PORT and CAIRN_DATA.  What only the
 * whole can get wrong (a TLS key without certificate) is checked by config_read(). */
int config_set(struct config *c, const char *name, const char *value, struct buf *why) WARN_UNUSED;

/* The table as text: for --help, as Markdown for docs/config.md, as a sample file. */
void config_help(struct buf *out);
void config_markdown(struct buf *out);
void config_sample(struct buf *out);

#endif
