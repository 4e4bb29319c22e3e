/* tests/desk/evenings_model.h: what should become of people in danger, small and slow: the reference that whole evenings are
 * compared with.  Written from docs/escalation.md and its table, and on purpose not from server/ladder.
 *
 * People and rooms are small numbers; nobody is -1. */
#ifndef CAIRN_TESTS_DESK_EVENINGS_MODEL_H
#define CAIRN_TESTS_DESK_EVENINGS_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { AMBER, RED, CRISIS };
enum where { OPEN, ACKNOWLEDGED, WITH_PERSON, HANDED_OVER, CLOSED };

/* Who is called: a set. */
enum {
	CALL_OWNER = 1, CALL_RECEIVER = 2, CALL_ROOM = 4, CALL_LEADS = 8, CALL_ON_CALL = 16, CALL_BACKUP = 32, CALL_ON_SHIFT = 64,
	CALL_EVERY_SUPERVISOR = 128
};

struct affair {                               /* one person in one room, of one kind */
	int64_t id, version;                  /* as first seen in the database; the version last seen */
	int room, person, level, owner, receiver;
	bool conduct, asked_about, put_off;
	enum where where, before;
	int64_t since_ms;                     /* the ladder counts from here */
	unsigned called;                      /* steps of it so far */
	int64_t next_ms, kept_ms, words_ms;   /* 0: none */
};

#define AFFAIRS_MOST 64

struct model {
	struct affair affairs[AFFAIRS_MOST];  /* those not closed */
	size_t n;
	int64_t closed;                       /* how many were, ever */
};

/* What somebody does. */
enum deed { ACKNOWLEDGE, SPEAK, OFFER, ACCEPT, DECLINE, RELEASE, PUT_OFF, CLOSE };

struct affair *model_find(struct model *m, int room, int person, bool conduct);
/* Returns who is called; *ret the affair. */
unsigned model_raise(struct model *m, int room, int person, bool conduct, int level, int64_t now_ms, struct affair **ret);
/* When something of it is next due. */
int64_t model_due_ms(const struct affair *a);
/* Its time has come; who is called.  Before its time: nobody, nothing. */
unsigned model_due(struct affair *a, int64_t now_ms);
/* 0, or the word of the refusal; *ret_called who is called.  `version`: as the actor knows it. */
const char *model_do(struct affair *a, enum deed deed, int who, int to, bool lead, int64_t version, int64_t now_ms, unsigned *ret_called);
/* A member of staff said something in a room. */
void model_said(struct model *m, int room, int who, int64_t now_ms);
/* Closed ones go. */
void model_tidy(struct model *m);
/* The clock on the wall was put right by so much. */
void model_shift(struct model *m, int64_t by_ms);
/* Is the person with somebody in danger? */
bool model_busy(const struct model *m, int who);
/* At most this long may an open one stand without an alarm. */
int64_t model_patience_ms(const struct affair *a);

#endif
