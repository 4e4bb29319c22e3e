/* server/store/channels.h: how somebody is reached away from a page of Cairn, and what is to be sent there.
 *
 *  (1) What is sent is a row, written in the transaction that makes it needed; it is taken with a lease, so after a crash
 *      it is tried again, and what was under way may arrive twice: better than not at all.
 *  (2) Nothing in a row is of anybody's words: kind, level, and the number of a case.
 *  (3) An alarm that still waits is not doubled by the next one about the same case: it takes that one's level. */
#ifndef CAIRN_STORE_CHANNELS_H
#define CAIRN_STORE_CHANNELS_H

#include "store/tx.h"

struct occasion;

#define CHANNELS_MOST 10                  /* of one member */

struct channel {
	int64_t id, member, added_ms, proved_ms, failed_ms;   /* 0: never */
	int64_t code_ms, tries;               /* when the code was made, and wrong ones since */
	struct str kind, label, code;         /* push, email, webhook; code: of the test under way, empty: none */
	struct str target;                    /* JSON as notify/target.h makes it; sealed in storage */
};

/* Insert kind, label and target for the member, not proved.  ERR_TOO_LARGE when they have CHANNELS_MOST. */
int channels_add(struct tx *tx, const struct channel *channel, struct arena *arena, int64_t *ret_id) WARN_UNUSED;
/* ERR_NOT_FOUND.  ERR_CRYPTO when the target cannot be opened; the rest is there. */
int channels_get(struct tx *tx, int64_t id, struct arena *arena, struct channel *ret) WARN_UNUSED;
/* Oldest first, without their targets. */
int channels_list(struct tx *tx, int64_t member, struct arena *arena, struct channel *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* With what was to be sent there. */
int channels_remove(struct tx *tx, int64_t id) WARN_UNUSED;
/* A test begins: no tries yet. */
int channels_set_code(struct tx *tx, int64_t id, struct str code) WARN_UNUSED;
/* A wrong code was tried. */
int channels_tried(struct tx *tx, int64_t id) WARN_UNUSED;
/* It works, and the test is over. */
int channels_proved(struct tx *tx, int64_t id) WARN_UNUSED;
int channels_failed(struct tx *tx, int64_t id) WARN_UNUSED;
/* Something arrived by it: one that was proved before works again. */
int channels_worked(struct tx *tx, int64_t id) WARN_UNUSED;
/* A test is about to be sent: it counts, against the member and against the mail address (absent: it is no mail).
 * ERR_SLOW_DOWN, and *ret_wait_ms until when, where that were too many. */
struct channel_tests {
	int64_t by_member, to_address, in_all;   /* most in an hour, in a day, in an hour; 0: as many as they like */
};
int channels_count_test(struct tx *tx, int64_t member, struct str address, const struct channel_tests *most,
                        int64_t *ret_wait_ms) WARN_UNUSED;
/* Forget at most `limit` tests of yesterday. */
int channel_tests_prune(struct tx *tx, int64_t limit) WARN_UNUSED;
/* Has the member a proved channel that did not fail since? */
int channels_reachable(struct tx *tx, int64_t member, bool *ret) WARN_UNUSED;

/* One thing to send. */
struct parcel {
	int64_t id, channel, case_id, at_ms, attempts;
	struct str kind, level, code;         /* kind: alarm, test, gap, miss, follow_up, drill, channel_failed, and those of occasions.h */
	int64_t meeting, start_ms;            /* what it is about, and when that begins; 0: no meeting */
	int64_t not_before_ms;                /* 0: at once; not read back */
	int64_t room;                         /* read only: of the case, 0: none */
	bool open;                            /* read only: the case is not closed */
	/* Read only, filled by whoever sends it. */
	const struct occasion *occasion;      /* of the meeting; NULL: it is about none */
	struct str language;                  /* to write in; absent: none is known */
	bool stranger;                        /* its owner is not one of the staff */
};

/* One for each channel of the member that works, due now; *ret_n how many, 0 is no error.  When none works, an alarm tries
 * those that failed: there is nothing to lose. */
int outbox_add(struct tx *tx, int64_t member, const struct parcel *parcel, int64_t *ret_n) WARN_UNUSED;
/* The same for one channel, whether proved or not: a test. */
int outbox_add_to(struct tx *tx, int64_t channel, const struct parcel *parcel) WARN_UNUSED;
/* How often something was added by this process, kept or not.  Changed: time to look.  Any thread. */
uint64_t outbox_written(void);

/* Take at most `most` that are due and not under way, with a lease: first those never tried.  Where nothing can be
 * written (tx->write), without. */
int outbox_take(struct tx *tx, int64_t lease_ms, struct arena *arena, struct parcel *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* The same, but only those never tried, so that what fails again and again does not stand in their way. */
int outbox_take_new(struct tx *tx, int64_t lease_ms, struct arena *arena, struct parcel *ret, size_t most, size_t *ret_n) WARN_UNUSED;
/* Nothing came of it, and no attempt is counted: it may be taken again at once. */
int outbox_release(struct tx *tx, int64_t id) WARN_UNUSED;
/* When the next one is due; ERR_NOT_FOUND. */
int outbox_next(struct tx *tx, int64_t *ret_ms) WARN_UNUSED;

/* What came of an attempt. */
struct attempt {
	int64_t took_ms, status;
	const char *result;
	int64_t again_ms;                     /* try again then; 0: settled */
	bool sent;
};
/* One that was removed or dropped meanwhile stays so. */
int outbox_settle(struct tx *tx, int64_t id, const struct attempt *attempt) WARN_UNUSED;
/* Nobody wants to hear of it any more. */
int outbox_forget(struct tx *tx, int64_t id) WARN_UNUSED;
/* Alarms that wait about a case are no longer wanted: somebody is on it. */
int outbox_drop(struct tx *tx, int64_t case_id) WARN_UNUSED;
/* What waits about missing staff of a meeting is no longer wanted: it has them. */
int outbox_drop_cover(struct tx *tx, int64_t meeting) WARN_UNUSED;
/* Forget at most `limit` settled more than thirty days ago. */
int outbox_prune(struct tx *tx, int64_t limit) WARN_UNUSED;

#endif
