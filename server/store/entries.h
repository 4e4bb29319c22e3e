/* server/store/entries.h: the numbered items of a stream.
 *
 * Writing appends an entry, and what it does to an older one (the words of an
 * edited post, who reacted) is kept with that one.  So whoever reads a page
 * gets every post as it is now, and whoever follows live gets each step.
 *
 *  (1) Entries of a stream are numbered 1, 2, 3 … without gaps; the number is
 *      given in the transaction that stores the entry.
 *  (2) Words are stored sealed with the stream's key, bound to stream and seq.
 *      An edit overwrites them, a redact deletes them.
 *  (3) What a job appended waits in tx->appended, complete, for delivery.
 *  (4) Who may do what is the caller's business; that the post is there and not
 *      taken down is checked here. */
#ifndef CAIRN_STORE_ENTRIES_H
#define CAIRN_STORE_ENTRIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/role.h"
#include "store/streams.h"
#include "store/tx.h"

enum entry_kind { ENTRY_POST, ENTRY_EDIT, ENTRY_REDACT, ENTRY_REACT, ENTRY_CASE, ENTRY_CONTROL, ENTRY_KINDS };

/* flags */
#define ENTRY_EDITED 1u                   /* post: changed since it was first said */
#define ENTRY_REDACTED 2u                 /* post: taken down */
#define ENTRY_ON 4u                       /* react: given, not taken back */
#define ENTRY_UNSCANNED 8u                /* post: the software could not read it */

#define ENTRY_REACTIONS_MOST 12           /* reactions shown with a post */
#define ENTRY_REACTED_MOST 1000           /* members shown with a reaction */
#define ENTRY_REACTION_LEN 16             /* bytes of a reaction's word */

struct entry_reaction {
	struct str reaction;
	const int64_t *members;               /* in order of id */
	size_t n_members;
};

/* One block from mem_, freed by entry_free(); texts in it end in NUL. */
struct entry {
	struct list link;
	int64_t stream;
	uint64_t seq;
	int64_t at_ms;
	enum entry_kind kind;
	unsigned flags;
	int64_t member;                       /* who; 0: the server */
	enum role role;                       /* the role they spoke in; ROLE_COUNT: none */
	int64_t target;                       /* edit, redact, react: seq of the post; case, control: an id */
	struct str detail;                    /* post: request key; react: the reaction; case: state and level; never absent */
	struct str warning;                   /* post: its sender's content warning; never absent */
	struct str name;                      /* what the author is called now; absent when gone */
	struct str body;                      /* post, edit: the words as they are now; absent when there are none */
	const struct entry_reaction *reactions;   /* on a post read from storage */
	size_t n_reactions;
};

/* Everything is borrowed for the call. */
struct entry_new {
	int64_t stream;
	enum entry_kind kind;
	int64_t member;
	enum role role;
	int64_t target;
	unsigned flags;
	struct str name, detail, warning, body;   /* name: what the author is called, for delivery */
};

/* The word in the database and on the wire. */
const char *entry_kind_name(enum entry_kind kind);
int entry_kind_parse(struct str name, enum entry_kind *ret_kind) WARN_UNUSED;

/* A copy with memory of its own; NULL when out of memory. */
struct entry *entry_copy(const struct entry *e);
void entry_free(struct entry *e);             /* NULL is a no-op */
/* Free every entry of a list of them. */
void entries_free(struct list *list);

/* --- writing.  *ret_seq gets the seq of the new entry.  ERR_NOT_FOUND: no such stream --- */

/* A post (with body), a case or a control entry; the other kinds have the calls below. */
int entries_append(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq) WARN_UNUSED;

/* These three act on the post e->target; e->kind is set for you.  ERR_NOT_FOUND when it is no
 * post, or taken down. */

/* Its words become e->body; ENTRY_UNSCANNED among e->flags stays with it. */
int entries_edit(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq) WARN_UNUSED;
/* Its words and reactions are deleted.  Taken down before: appends nothing, *ret_seq gets the head. */
int entries_redact(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq) WARN_UNUSED;
/* e->member gives the reaction e->detail (ENTRY_ON) or takes it back.  When that changes nothing:
 * appends nothing, *ret_seq gets the head.  ERR_BAD_FIELD: the word is empty or too long. */
int entries_react(struct tx *tx, const struct entry_new *e, uint64_t *ret_seq) WARN_UNUSED;

/* --- reading.  Entries are pushed to `out`, which the caller frees; on error it is as before --- */

/* One entry as it is now.  ERR_NOT_FOUND. */
int entries_get(struct tx *tx, int64_t stream, uint64_t seq, struct entry **ret_entry) WARN_UNUSED;
/* What follows `after`, oldest first: at most `limit` entries, and, after the first, at most about
 * `max_bytes` of message. */
int entries_after(struct tx *tx, int64_t stream, uint64_t after, size_t limit, size_t max_bytes,
                  struct list *out) WARN_UNUSED;
/* The newest entries between `floor` and `before`, both left out; pushed oldest first.  There is
 * more when the first one's seq is over floor + 1. */
int entries_before(struct tx *tx, int64_t stream, uint64_t before, uint64_t floor, size_t limit,
                   size_t max_bytes, struct list *out) WARN_UNUSED;

#define ENTRY_RECENT_MOST 12              /* of a stream's last entries that are looked at */

/* One of the last posts of a stream. */
struct entry_recent {
	int64_t member, at_ms;
	struct str body;                      /* absent when taken down */
};

/* What a member said lately, and what somebody else said last. */
struct entry_recent_query {
	int64_t stream, member;
	int64_t own_since_ms, since_ms;       /* the member's own; anybody's, earlier */
	size_t own_bytes;                     /* the member's own until there are so many */
};

/* Newest first, without what only readers need; words in the arena.  ret has room for ENTRY_RECENT_MOST. */
int entries_recent(struct tx *tx, const struct entry_recent_query *query, struct arena *arena, struct entry_recent *ret,
                   size_t *ret_n) WARN_UNUSED;

#endif
