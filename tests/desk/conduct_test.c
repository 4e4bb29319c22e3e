/* tests/desk/conduct_test.c: sanctions, appeals, notes, notices and the audit log, in virtual time. */
#include "support.h"

#include "session/session.h"
#include "store/audit.h"
#include "store/grants.h"
#include "store/rooms.h"
#include "store/sanctions.h"

#define HOUR (INT64_C(3600) * 1000)
#define DAY (24 * HOUR)
#define ID "\"%s\""

/* Ann and Bob are participants, Dee is facilitator of the room.  Cho is admin of the server here, and Bob becomes mentor
 * where a test asks for one. */
enum { ANN, BOB, CHO, DEE };

static struct server server;
static struct peer ann, bob, cho, dee;

static int give_roles(struct server *s, struct tx *tx)
{
	int err = grants_set(tx, s->members[CHO], &(struct grant){ .role = ROLE_ADMIN });

	/* Signed in for as long as the tests go on. */
	return err ? err : tx_exec(tx, NULL, "UPDATE sessions SET until_ms = until_ms + $1", "i", 400 * DAY);
}

static int open_server(void **state)
{
	server_open(&server, NULL);
	server_write(&server, give_roles);
	return 0;
}

static int close_server(void **state)
{
	server_close(&server);
	return 0;
}

static int make_mentor(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_MENTOR, .room = s->room });
}

/* --- what was answered --- */

/* The id that follows `"<name>":"` or `"<name>":{"id":"` in the newest message that has it. */
static void id_of(const struct peer *p, const char *name, char ret[ID_TEXT_LEN + 1])
{
	char plain[64], inside[64];
	size_t i = p->n_got;

	snprintf(plain, sizeof plain, "\"%s\":\"", name);
	snprintf(inside, sizeof inside, "\"%s\":{\"id\":\"", name);
	while (i-- > 0) {
		const char *at = strstr(p->got[i], inside), *found = at ? at + strlen(inside) : NULL;

		if (!found && (at = strstr(p->got[i], plain)))
			found = at + strlen(plain);
		if (found) {
			snprintf(ret, ID_TEXT_LEN + 1, "%.13s", found);
			return;
		}
	}
	fail_msg("nobody said %s", name);
}

static bool heard(const struct peer *p, const char *text)
{
	return peer_count(p, text) > 0;
}

/* How often the last message says it. */
static size_t times(const struct peer *p, const char *text)
{
	const char *at = p->got[p->n_got - 1];
	size_t n = 0;

	while ((at = strstr(at, text))) {
		at += strlen(text);
		n++;
	}
	return n;
}

/* Does a message that holds `text` name the member? */
static bool names(const struct peer *p, const char *text, unsigned member)
{
	char id[ID_TEXT_LEN + 1];
	size_t i;

	id_format(server.members[member], id);
	for (i = 0; i < p->n_got; i++)
		if (strstr(p->got[i], text) && strstr(p->got[i], id))
			return true;
	return false;
}

/* Ask, and insist on this error, with this field (NULL: any). */
static void refused(struct peer *p, const char *code, const char *field, const char *op, const char *fields)
{
	char error[64], name[64];

	peer_forget(p);
	peer_ask(p, op, "%s", fields);
	server_settle(&server);
	snprintf(error, sizeof error, "\"code\":\"%s\"", code);
	snprintf(name, sizeof name, "\"field\":\"%s\"", field ? field : "");
	if (!heard(p, error) || (field && !heard(p, name)))
		fail_msg("%s%s: %s", op, fields, p->n_got ? p->got[p->n_got - 1] : "nothing");
}

/* A step that Dee takes about Ann; its id. */
static void give(struct peer *by, const char *fields, char ret[ID_TEXT_LEN + 1])
{
	peer_do(by, "sanction.give", ",\"member\":\"$ANN\",\"reason\":\"unkind\"%s", fields);
	id_of(by, "sanction", ret);
}

/* Connections do not live as long as sanctions: a new one. */
static void again(struct peer *p, unsigned member)
{
	static unsigned tab;
	const unsigned asked = p->requests;   /* keys go on from there */
	char name[16], token[TOKEN_TEXT_LEN + 1];

	peer_close(p);
	memset(token, 'a' + (int)member, TOKEN_TEXT_LEN);
	token[TOKEN_TEXT_LEN] = '\0';
	snprintf(name, sizeof name, "again-%u", ++tab);
	peer_connect(p, &server, token);
	p->requests = asked;
	peer_do(p, "hello", ",\"client\":\"tab-%s-xxxxxxxx\"", name);
}

static void everybody(void)
{
	peer_open(&ann, &server, ANN, "a");
	peer_open(&bob, &server, BOB, "b");
	peer_open(&dee, &server, DEE, "d");
	peer_connect(&cho, &server, "ccccccccccccccccccccccccccccccccccccccccccc");
	peer_do(&cho, "hello", "%s", ",\"client\":\"tab-of-cho\"");
}

static void nobody(void)
{
	peer_close(&ann);
	peer_close(&bob);
	peer_close(&cho);
	peer_close(&dee);
}

/* --- the ladder --- */

static void each_step_says_what_it_needs_and_what_it_cannot_have(void **state)
{
	static const struct { const char *code, *field, *fields; } wrong[] = {
		{ "missing_field", "hours", ",\"room\":\"$ROOM\",\"step\":\"read_only\"" },
		{ "missing_field", "hours", ",\"room\":\"$ROOM\",\"step\":\"removal\"" },
		{ "missing_field", "hours", ",\"step\":\"ban\"" },
		{ "bad_field", "hours", ",\"room\":\"$ROOM\",\"step\":\"nudge\",\"hours\":1" },
		{ "bad_field", "hours", ",\"room\":\"$ROOM\",\"step\":\"warning\",\"hours\":1" },
		{ "missing_field", "room", ",\"step\":\"removal\",\"hours\":1" },
		{ "bad_field", "room", ",\"room\":\"$ROOM\",\"step\":\"ban\",\"hours\":1" },
	};
	char fields[256];
	size_t i;

	everybody();
	server_write(&server, give_roles);
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		snprintf(fields, sizeof fields, ",\"member\":\"$ANN\",\"reason\":\"unkind\"%s", wrong[i].fields);
		/* Who asks must be staff where the step would hold. */
		refused(&cho, wrong[i].code, wrong[i].field, "sanction.give", fields);
	}
	peer_do(&ann, "sanction.mine", "%s", "");
	assert_true(heard(&ann, "\"sanctions\":[]"));
	nobody();
}

static void a_nudge_is_heard_at_once_and_over_when_it_was_read(void **state)
{
	char notice[ID_TEXT_LEN + 1], fields[64];

	everybody();
	peer_do(&dee, "sanction.give",
	        ",\"room\":\"$ROOM\",\"member\":\"$ANN\",\"step\":\"nudge\",\"reason\":\"off_topic\",\"words\":\"Gently.\"");
	assert_true(heard(&ann, "\"type\":\"notice\"") && heard(&ann, "Gently."));
	assert_false(heard(&bob, "Gently."));
	assert_false(names(&ann, "Gently.", DEE));
	id_of(&ann, "notice", notice);
	peer_forget(&ann);
	peer_do(&ann, "sanction.mine", "%s", "");
	assert_true(heard(&ann, "\"appeal_by\""));
	assert_true(heard(&ann, "\"step\":\"nudge\"") && heard(&ann, "\"state\":\"active\"") && !heard(&ann, "\"until\""));
	assert_false(names(&ann, "\"sanctions\"", DEE));
	snprintf(fields, sizeof fields, ",\"notice\":" ID, notice);
	refused(&bob, "not_found", "notice", "notice.seen", fields);
	peer_do(&ann, "notice.seen", "%s", fields);
	peer_forget(&ann);
	peer_do(&ann, "sanction.mine", "%s", "");
	assert_true(heard(&ann, "\"state\":\"over\""));
	again(&ann, ANN);
	assert_true(heard(&ann, "\"notices\":[]"));
	nobody();
}

static void read_only_holds_until_its_hour(void **state)
{
	char id[ID_TEXT_LEN + 1];

	everybody();
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"read_only\",\"hours\":2", id);
	refused(&ann, "read_only", NULL, "room.post", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	assert_true(heard(&ann, "\"until\""));
	server_pass(&server, 2 * HOUR - 1000);
	again(&ann, ANN);
	peer_do(&ann, "room.join", "%s", ",\"room\":\"$ROOM\"");
	refused(&ann, "read_only", NULL, "room.post", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	server_pass(&server, 1000);
	peer_do(&ann, "room.post", "%s", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	peer_forget(&ann);
	peer_do(&ann, "sanction.mine", "%s", "");
	assert_true(heard(&ann, "\"state\":\"over\""));
	nobody();
}

static void read_only_does_not_hold_who_is_in_danger(void **state)
{
	char id[ID_TEXT_LEN + 1];

	everybody();
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"read_only\",\"hours\":2", id);
	refused(&ann, "read_only", NULL, "room.post", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	peer_do(&ann, "room.post", "%s", ",\"room\":\"$ROOM\",\"body\":\"i want to be gone\"");
	peer_do(&ann, "room.post", "%s", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	nobody();
}

static void read_only_everywhere_needs_somebody_of_the_whole_server(void **state)
{
	char id[ID_TEXT_LEN + 1], fields[128];

	everybody();
	refused(&dee, "not_allowed", NULL, "sanction.give",
	        ",\"member\":\"$ANN\",\"step\":\"read_only\",\"reason\":\"unkind\",\"hours\":2");
	give(&cho, ",\"step\":\"read_only\",\"hours\":2", id);
	refused(&ann, "read_only", NULL, "room.post", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	snprintf(fields, sizeof fields, ",\"room\":\"$ROOM\",\"sanction\":" ID, id);
	refused(&dee, "not_found", "sanction", "sanction.lift", fields);
	peer_do(&cho, "sanction.lift", ",\"sanction\":" ID, id);
	assert_true(heard(&ann, "\"kind\":\"sanction_lifted\""));
	peer_do(&ann, "room.post", "%s", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	snprintf(fields, sizeof fields, ",\"sanction\":" ID, id);
	refused(&cho, "decided", "sanction", "sanction.lift", fields);
	nobody();
}

static void who_is_removed_is_out_at_once_and_needs_a_new_invite_when_it_is_lifted(void **state)
{
	char id[ID_TEXT_LEN + 1];

	everybody();
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"removal\",\"hours\":48", id);
	assert_true(heard(&ann, "\"type\":\"closed\"") && heard(&ann, "\"reason\":\"removed\""));
	assert_true(heard(&ann, "\"kind\":\"sanction\""));
	refused(&ann, "removed", NULL, "room.join", ",\"room\":\"$ROOM\"");
	peer_do(&dee, "sanction.lift", ",\"room\":\"$ROOM\",\"sanction\":" ID, id);
	refused(&ann, "not_allowed", NULL, "room.join", ",\"room\":\"$ROOM\"");
	peer_do(&dee, "grant.set", "%s", ",\"room\":\"$ROOM\",\"member\":\"$ANN\",\"role\":\"participant\"");
	peer_do(&ann, "room.join", "%s", ",\"room\":\"$ROOM\",\"rules_version\":1");
	nobody();
}

static void the_end_of_one_removal_leaves_another_in_force(void **state)
{
	char longer[ID_TEXT_LEN + 1], shorter[ID_TEXT_LEN + 1];

	everybody();
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"removal\",\"hours\":48", longer);
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"removal\",\"hours\":2", shorter);
	server_pass(&server, 3 * HOUR);
	again(&ann, ANN);
	again(&dee, DEE);
	refused(&ann, "removed", NULL, "room.join", ",\"room\":\"$ROOM\"");
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"removal\",\"hours\":2", shorter);
	peer_do(&dee, "sanction.lift", ",\"room\":\"$ROOM\",\"sanction\":" ID, longer);
	refused(&ann, "removed", NULL, "room.join", ",\"room\":\"$ROOM\"");
	server_pass(&server, 3 * HOUR);
	again(&ann, ANN);
	refused(&ann, "not_allowed", NULL, "room.join", ",\"room\":\"$ROOM\"");
	nobody();
}

/* --- the ban --- */

static void who_is_banned_stays_signed_in_has_no_room_and_can_appeal(void **state)
{
	char id[ID_TEXT_LEN + 1];

	everybody();
	refused(&dee, "not_allowed", NULL, "sanction.give", ",\"member\":\"$ANN\",\"step\":\"ban\",\"reason\":\"selling\",\"hours\":9");
	give(&cho, ",\"step\":\"ban\",\"hours\":48,\"words\":\"Not here.\"", id);
	assert_int_equal(ann.code, 0);
	assert_true(heard(&ann, "\"reason\":\"removed\"") && heard(&ann, "Not here."));
	peer_do(&bob, "room.post", "%s", ",\"room\":\"$ROOM\",\"body\":\"not for Ann any more\"");
	assert_false(heard(&ann, "not for Ann"));
	again(&ann, ANN);
	assert_true(heard(&ann, "\"grants\":[]") && heard(&ann, "Not here."));
	peer_forget(&ann);
	peer_do(&ann, "room.list", "%s", "");
	assert_true(heard(&ann, "\"rooms\":[]"));
	refused(&ann, "removed", NULL, "room.join", ",\"room\":\"$ROOM\"");
	refused(&ann, "not_in_room", NULL, "room.post", ",\"room\":\"$ROOM\",\"body\":\"x\"");
	peer_do(&ann, "sanction.mine", "%s", "");
	peer_do(&ann, "appeal.make", ",\"sanction\":" ID ",\"words\":\"Please.\"", id);
	refused(&dee, "not_allowed", "member", "grant.set", ",\"room\":\"$ROOM\",\"member\":\"$ANN\",\"role\":\"participant\"");
	nobody();
}

/* An operation that asks for no role is open to somebody who was banned: each was thought about. */
static void what_any_member_may_do_is_harmless_in_the_hands_of_who_was_banned(void **state)
{
	static const enum op harmless[] = {
		OP_SESSION_CLOSE, OP_HELLO, OP_PING, OP_SANCTION_MINE, OP_APPEAL_MAKE, OP_NOTICE_SEEN, OP_REPORT_LIST,
		OP_MEMBER_WORDS,                  /* the seat stays theirs */
		OP_MEMBER_RENAME,                 /* nobody sees it */
		OP_ROOM_LIST, OP_HELD_LIST,       /* none; and their own words */
		OP_MEMBER_HIDE, OP_MEMBER_TOPICS, /* for their own eyes */
		OP_CHANNEL_LIST, OP_CHANNEL_REMOVE, OP_CHANNEL_PROVE, OP_PLACE_LIST, OP_REMINDER_SET,   /* what is theirs already */
		OP_CHANNEL_ADD, OP_CHANNEL_TEST,  /* refused to who holds nothing anywhere (channels_test.c) */
		OP_FEED_LIST, OP_FEED_RENEW,      /* of rooms they hold something in: none */
		OP_HELP_NOW,                      /* it is for them most of all; only a room they know (escalation_test.c) */
	};
	bool known[OP_COUNT] = { false };
	unsigned op;
	size_t i;

	for (i = 0; i < sizeof harmless / sizeof *harmless; i++)
		known[harmless[i]] = true;
	for (op = OP_NONE + 1; op < OP_COUNT; op++)
		if (op_rows[op].need == NEED_MEMBER && !known[op])
			fail_msg("%s: what does it do for somebody who was banned?", op_rows[op].name);
}

static void mentors_do_not_ban(void **state)
{
	everybody();
	server_write(&server, make_mentor);
	refused(&bob, "not_allowed", NULL, "sanction.give", ",\"member\":\"$ANN\",\"step\":\"ban\",\"reason\":\"selling\",\"hours\":9");
	nobody();
}

static int make_mentor_of_all(struct server *s, struct tx *tx)
{
	return grants_set(tx, s->members[BOB], &(struct grant){ .role = ROLE_MENTOR });
}

static void a_mentor_of_the_whole_server_does_not_ban_either(void **state)
{
	char id[ID_TEXT_LEN + 1], fields[64];

	everybody();
	server_write(&server, make_mentor_of_all);
	refused(&bob, "not_allowed", "step", "sanction.give",
	        ",\"member\":\"$ANN\",\"step\":\"ban\",\"reason\":\"selling\",\"hours\":9");
	give(&cho, ",\"step\":\"ban\",\"hours\":48", id);
	snprintf(fields, sizeof fields, ",\"sanction\":" ID, id);
	refused(&bob, "not_allowed", "step", "sanction.lift", fields);
	nobody();
}

/* --- who may --- */

static void nobody_judges_themselves_or_who_is_not_below_them(void **state)
{
	static const char *const about[] = { "$BOB", "$DEE", "$CHO" };
	char fields[256];
	size_t i;

	everybody();
	server_write(&server, make_mentor);
	for (i = 0; i < 3; i++) {
		snprintf(fields, sizeof fields, ",\"room\":\"$ROOM\",\"member\":\"%s\",\"step\":\"nudge\",\"reason\":\"other\"", about[i]);
		refused(&bob, "not_allowed", NULL, "sanction.give", fields);
		snprintf(fields, sizeof fields, ",\"room\":\"$ROOM\",\"member\":\"%s\",\"kind\":\"wish\",\"words\":\"x\",\"days\":1", about[i]);
		refused(&bob, "not_allowed", NULL, "note.add", fields);
		snprintf(fields, sizeof fields, ",\"room\":\"$ROOM\",\"member\":\"%s\"", about[i]);
		refused(&bob, "not_allowed", NULL, "note.list", fields);
		refused(&bob, "not_allowed", NULL, "sanction.list", fields);
	}
	refused(&cho, "not_allowed", "member", "sanction.give", ",\"member\":\"$CHO\",\"step\":\"ban\",\"reason\":\"other\",\"hours\":1");
	refused(&dee, "not_found", "member", "sanction.give",
	        ",\"room\":\"$ROOM\",\"member\":\"0000000000001\",\"step\":\"nudge\",\"reason\":\"other\"");
	refused(&dee, "not_allowed", "room", "sanction.give",
	        ",\"room\":\"$STAFF\",\"member\":\"$ANN\",\"step\":\"nudge\",\"reason\":\"other\"");
	nobody();
}

/* --- appeals --- */

/* Dee makes Ann read only, Ann appeals. */
static void appealed(char ret[ID_TEXT_LEN + 1])
{
	everybody();
	server_write(&server, make_mentor);
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"read_only\",\"hours\":200", ret);
	peer_do(&dee, "room.join", "%s", ",\"room\":\"$STAFF\",\"rules_version\":1");
	peer_forget(&dee);
	peer_do(&ann, "appeal.make", ",\"sanction\":" ID ",\"words\":\"I was quoting.\"", ret);
}

static void an_appeal_is_told_to_staff_and_decided_by_somebody_else(void **state)
{
	char id[ID_TEXT_LEN + 1], fields[256], state_text[96];

	appealed(id);
	assert_true(heard(&ann, "\"appeal\":{") && !heard(&ann, "\"appeal_by\""));
	snprintf(state_text, sizeof state_text, "\"case\":" ID ",\"state\":\"appeal\",\"level\":\"amber\"", id);
	assert_true(heard(&dee, state_text));
	assert_false(heard(&dee, "quoting"));
	snprintf(fields, sizeof fields, ",\"room\":\"$ROOM\",\"sanction\":" ID ",\"decision\":\"uphold\",\"words\":\"No.\"", id);
	refused(&dee, "not_allowed", "sanction", "appeal.decide", fields);
	peer_forget(&ann);
	peer_do(&bob, "appeal.decide", ",\"room\":\"$ROOM\",\"sanction\":" ID ",\"decision\":\"overturn\",\"words\":\"You were.\"", id);
	assert_true(heard(&bob, "\"state\":\"overturned\""));
	assert_false(names(&ann, "You were.", BOB));
	assert_true(heard(&ann, "\"kind\":\"appeal_answered\"") && heard(&ann, "You were."));
	peer_do(&ann, "room.post", "%s", ",\"room\":\"$ROOM\",\"body\":\"a word again\"");
	refused(&bob, "decided", "sanction", "appeal.decide", fields);
	snprintf(fields, sizeof fields, ",\"sanction\":" ID ",\"words\":\"Again.\"", id);
	refused(&ann, "decided", "sanction", "appeal.make", fields);
	nobody();
}

static void an_appeal_that_is_not_followed_leaves_things_as_they_were(void **state)
{
	char id[ID_TEXT_LEN + 1];

	appealed(id);
	peer_do(&bob, "appeal.decide", ",\"room\":\"$ROOM\",\"sanction\":" ID ",\"decision\":\"uphold\",\"words\":\"We keep it.\"", id);
	assert_true(heard(&ann, "We keep it."));
	refused(&ann, "read_only", NULL, "room.post", ",\"room\":\"$ROOM\",\"body\":\"a word\"");
	nobody();
}

static void an_appeal_is_only_for_ones_own_and_can_be_made_once(void **state)
{
	char id[ID_TEXT_LEN + 1], fields[256];

	appealed(id);
	snprintf(fields, sizeof fields, ",\"sanction\":" ID ",\"words\":\"Please.\"", id);
	refused(&bob, "not_found", "sanction", "appeal.make", fields);
	refused(&ann, "decided", "sanction", "appeal.make", fields);
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"warning\"", id);
	snprintf(fields, sizeof fields, ",\"room\":\"$ROOM\",\"sanction\":" ID ",\"decision\":\"uphold\",\"words\":\"No.\"", id);
	refused(&bob, "not_found", "sanction", "appeal.decide", fields);
	nobody();
}

static void after_two_weeks_it_is_too_late_to_appeal(void **state)
{
	char first[ID_TEXT_LEN + 1], second[ID_TEXT_LEN + 1], fields[128];

	everybody();
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"warning\"", first);
	server_pass(&server, 1000);
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"warning\"", second);
	server_pass(&server, 14 * DAY - 1000);
	again(&ann, ANN);
	snprintf(fields, sizeof fields, ",\"sanction\":" ID ",\"words\":\"Please.\"", first);
	refused(&ann, "too_late", "sanction", "appeal.make", fields);
	peer_do(&ann, "appeal.make", ",\"sanction\":" ID ",\"words\":\"Please.\"", second);
	nobody();
}

static void an_appeal_nobody_answers_is_brought_up_again_every_day(void **state)
{
	char id[ID_TEXT_LEN + 1], red[96];
	size_t day;

	appealed(id);
	snprintf(red, sizeof red, "\"case\":" ID ",\"state\":\"appeal\",\"level\":\"red\"", id);
	for (day = 1; day <= 5; day++) {
		server_pass(&server, DAY);
		again(&dee, DEE);
		peer_do(&dee, "room.join", "%s", ",\"room\":\"$STAFF\",\"rules_version\":1");
		peer_do(&dee, "room.history", "%s", ",\"room\":\"$STAFF\"");
		/* Due after three days: once on the third, and once on each that follows. */
		assert_int_equal(times(&dee, red), day < 3 ? 0 : day - 2);
	}
	again(&bob, BOB);
	peer_do(&bob, "appeal.decide", ",\"room\":\"$ROOM\",\"sanction\":" ID ",\"decision\":\"uphold\",\"words\":\"No.\"", id);
	again(&dee, DEE);
	peer_do(&dee, "room.join", "%s", ",\"room\":\"$STAFF\",\"rules_version\":1");
	peer_forget(&dee);
	server_pass(&server, 2 * DAY);
	assert_false(heard(&dee, "\"state\":\"appeal\""));
	nobody();
}

static void who_appeals_in_danger_is_told_to_staff_as_such(void **state)
{
	char id[ID_TEXT_LEN + 1], level[96];

	everybody();
	give(&cho, ",\"step\":\"ban\",\"hours\":48", id);
	peer_do(&dee, "room.join", "%s", ",\"room\":\"$STAFF\",\"rules_version\":1");
	peer_do(&ann, "appeal.make", ",\"sanction\":" ID ",\"words\":\"this is goodbye for good\"", id);
	snprintf(level, sizeof level, "\"case\":" ID ",\"state\":\"appeal\",\"level\":\"crisis\"", id);
	assert_true(heard(&dee, level));
	nobody();
}

static void what_is_due_is_done_by_the_next_process_as_well(void **state)
{
	char id[ID_TEXT_LEN + 1];

	everybody();
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"read_only\",\"hours\":2", id);
	nobody();
	server_restart(&server);
	server_pass(&server, 2 * HOUR);
	peer_open(&ann, &server, ANN, "a");
	peer_do(&ann, "sanction.mine", "%s", "");
	assert_true(heard(&ann, "\"state\":\"over\""));
	peer_close(&ann);
}

/* --- notes --- */

static void notes_are_for_staff_of_the_room_and_go_by_themselves(void **state)
{
	char id[ID_TEXT_LEN + 1], fields[128];

	everybody();
	server_write(&server, make_mentor);
	peer_do(&bob, "note.add", "%s",
	        ",\"room\":\"$ROOM\",\"member\":\"$ANN\",\"kind\":\"wish\",\"words\":\"Likes quiet\",\"days\":7");
	id_of(&bob, "note", id);
	peer_do(&dee, "note.list", "%s", ",\"room\":\"$ROOM\",\"member\":\"$ANN\"");
	assert_true(heard(&dee, "Likes quiet") && heard(&dee, "\"name\":\"Bob\",\"role\":\"mentor\""));
	refused(&ann, "not_allowed", NULL, "note.list", ",\"room\":\"$ROOM\",\"member\":\"$ANN\"");
	assert_false(heard(&ann, "quiet"));
	server_pass(&server, 7 * DAY);
	again(&dee, DEE);
	peer_forget(&dee);
	peer_do(&dee, "note.list", "%s", ",\"room\":\"$ROOM\",\"member\":\"$ANN\"");
	assert_true(heard(&dee, "\"notes\":[]"));
	snprintf(fields, sizeof fields, ",\"room\":\"$ROOM\",\"note\":" ID, id);
	refused(&dee, "not_found", "note", "note.remove", fields);
	peer_do(&dee, "note.add", "%s",
	        ",\"room\":\"$ROOM\",\"member\":\"$ANN\",\"kind\":\"handover\",\"words\":\"Was here\",\"days\":7");
	id_of(&dee, "note", id);
	peer_do(&dee, "note.remove", ",\"room\":\"$ROOM\",\"note\":" ID, id);
	peer_forget(&dee);
	peer_do(&dee, "note.list", "%s", ",\"room\":\"$ROOM\",\"member\":\"$ANN\"");
	assert_true(heard(&dee, "\"notes\":[]"));
	nobody();
}

/* --- notices --- */

static void who_is_away_finds_it_when_they_come_back_on_every_device_until_it_was_seen(void **state)
{
	char id[ID_TEXT_LEN + 1], notice[ID_TEXT_LEN + 1];
	struct peer phone;

	everybody();
	peer_close(&ann);
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"warning\",\"words\":\"While you were away.\"", id);
	peer_open(&phone, &server, ANN, "phone");
	peer_open(&ann, &server, ANN, "desk");
	again(&ann, ANN);
	assert_true(heard(&ann, "While you were away."));
	id_of(&ann, "notices\":[{\"id", notice);
	give(&dee, ",\"room\":\"$ROOM\",\"step\":\"warning\",\"words\":\"While you are here.\"", id);
	assert_true(heard(&ann, "While you are here.") && heard(&phone, "While you are here."));
	peer_do(&phone, "notice.seen", ",\"notice\":" ID, notice);
	again(&ann, ANN);
	assert_false(heard(&ann, "While you were away."));
	assert_true(heard(&ann, "While you are here."));
	peer_close(&phone);
	nobody();
}

/* --- what one does not want to see --- */

static void hidden_members_and_topics_are_remembered_and_nobody_is_told(void **state)
{
	everybody();
	peer_forget(&bob);
	peer_do(&ann, "member.hide", "%s", ",\"member\":\"$BOB\",\"on\":true");
	peer_do(&ann, "member.hide", "%s", ",\"member\":\"$DEE\",\"on\":true");
	peer_do(&ann, "member.hide", "%s", ",\"member\":\"$DEE\",\"on\":false");
	peer_do(&ann, "member.topics", "%s", ",\"topics\":[\"eating\",\"abuse\"]");
	refused(&ann, "not_allowed", "member", "member.hide", ",\"member\":\"$ANN\",\"on\":true");
	refused(&ann, "not_found", "member", "member.hide", ",\"member\":\"0000000000001\",\"on\":true");
	assert_int_equal(bob.n_got, 0);
	again(&ann, ANN);
	assert_true(heard(&ann, "\"topics\":[\"abuse\",\"eating\"]"));
	assert_true(heard(&ann, "\"hidden\":[\"") && !heard(&ann, "\"hidden\":[]"));
	peer_do(&ann, "member.topics", "%s", ",\"topics\":[]");
	again(&ann, ANN);
	assert_true(heard(&ann, "\"topics\":[]"));
	nobody();
}

/* --- the audit log --- */

static int64_t bad_line;

static int verify(struct server *s, struct tx *tx)
{
	int64_t lines;

	return audit_verify(tx, &lines, &bad_line);
}

static int tamper(struct server *s, struct tx *tx)
{
	return tx_exec(tx, NULL, "UPDATE audit SET member = $1 WHERE seq = 2", "i", s->members[DEE]);
}

static void every_act_of_staff_leaves_a_line_and_a_changed_one_is_found(void **state)
{
	char id[ID_TEXT_LEN + 1];

	appealed(id);
	peer_do(&bob, "sanction.list", "%s", ",\"room\":\"$ROOM\",\"member\":\"$ANN\"");
	peer_do(&bob, "appeal.decide", ",\"room\":\"$ROOM\",\"sanction\":" ID ",\"decision\":\"uphold\",\"words\":\"No.\"", id);
	refused(&bob, "not_found", "sanction", "sanction.lift", ",\"room\":\"$ROOM\",\"sanction\":\"0000000000001\"");
	peer_do(&ann, "sanction.mine", "%s", "");
	peer_forget(&cho);
	peer_do(&cho, "audit.list", "%s", "");
	assert_true(heard(&cho, "\"seq\":3") && !heard(&cho, "\"seq\":4"));
	assert_true(heard(&cho, "\"act\":\"sanction.give\"") && heard(&cho, "\"act\":\"appeal.decide\""));
	assert_true(heard(&cho, "\"act\":\"sanction.list\"") && !heard(&cho, "sanction.mine") && !heard(&cho, "appeal.make"));
	assert_true(heard(&cho, "\"name\":\"Bob\",\"role\":\"mentor\"") && heard(&cho, id));
	refused(&dee, "not_allowed", NULL, "audit.list", "");
	server_write(&server, verify);
	assert_int_equal(bad_line, 0);
	server_write(&server, tamper);
	server_write(&server, verify);
	assert_int_equal(bad_line, 2);
	peer_forget(&cho);
	peer_do(&cho, "audit.list", "%s", ",\"before\":3");
	assert_true(heard(&cho, "\"seq\":2") && !heard(&cho, "\"seq\":3") && !heard(&cho, "\"seq\":4"));
	nobody();
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, open_server, close_server)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH(each_step_says_what_it_needs_and_what_it_cannot_have),
		WITH(a_nudge_is_heard_at_once_and_over_when_it_was_read),
		WITH(read_only_holds_until_its_hour),
		WITH(read_only_does_not_hold_who_is_in_danger),
		WITH(read_only_everywhere_needs_somebody_of_the_whole_server),
		WITH(who_is_removed_is_out_at_once_and_needs_a_new_invite_when_it_is_lifted),
		WITH(the_end_of_one_removal_leaves_another_in_force),
		WITH(who_is_banned_stays_signed_in_has_no_room_and_can_appeal),
		WITH(what_any_member_may_do_is_harmless_in_the_hands_of_who_was_banned),
		WITH(mentors_do_not_ban),
		WITH(a_mentor_of_the_whole_server_does_not_ban_either),
		WITH(nobody_judges_themselves_or_who_is_not_below_them),
		WITH(an_appeal_is_told_to_staff_and_decided_by_somebody_else),
		WITH(an_appeal_that_is_not_followed_leaves_things_as_they_were),
		WITH(an_appeal_is_only_for_ones_own_and_can_be_made_once),
		WITH(after_two_weeks_it_is_too_late_to_appeal),
		WITH(an_appeal_nobody_answers_is_brought_up_again_every_day),
		WITH(who_appeals_in_danger_is_told_to_staff_as_such),
		WITH(what_is_due_is_done_by_the_next_process_as_well),
		WITH(notes_are_for_staff_of_the_room_and_go_by_themselves),
		WITH(who_is_away_finds_it_when_they_come_back_on_every_device_until_it_was_seen),
		WITH(hidden_members_and_topics_are_remembered_and_nobody_is_told),
		WITH(every_act_of_staff_leaves_a_line_and_a_changed_one_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
