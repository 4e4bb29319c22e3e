#include "store/control.h"

#include <assert.h>

#define CONTROL_PAGE_BYTES (1024 * 1024)

static const char *const words[CONTROL_KINDS] = {
#define X(code, word, subject) [code] = word,
	CONTROL_LIST(X)
#undef X
};

int control_append(struct tx *tx, enum control_kind kind, int64_t subject, int64_t room)
{
	char detail[64];
	int len = snprintf(detail, sizeof(detail), "%s %lld", words[kind], (long long)room);
	struct entry_new e = {
		.stream = tx->control, .kind = ENTRY_CONTROL, .role = ROLE_COUNT,
		.target = subject, .detail = { detail, (size_t)len },
	};
	uint64_t seq;

	assert(len > 0 && (size_t)len < sizeof(detail));
	return entries_append(tx, &e, &seq);
}

int control_head(struct tx *tx, uint64_t *ret_head)
{
	return streams_head(tx, tx->control, ret_head);
}

int control_after(struct tx *tx, uint64_t after, size_t limit, struct list *out)
{
	return entries_after(tx, tx->control, after, limit, CONTROL_PAGE_BYTES, out);
}

static int find_word(struct str word, enum control_kind *ret_kind)
{
	for (int i = 0; i < CONTROL_KINDS; i++) {
		if (str_is(word, words[i])) {
			*ret_kind = (enum control_kind)i;
			return 0;
		}
	}
	return ERR_BAD_FIELD;
}

/* detail is "word room". */
int control_read(const struct entry *e, struct control_event *ret_event)
{
	const char *gap = e->kind == ENTRY_CONTROL ? memchr(e->detail.at, ' ', e->detail.len) : NULL;
	struct control_event event = { .subject = e->target };
	char *end;

	if (!gap || find_word((struct str){ e->detail.at, (size_t)(gap - e->detail.at) }, &event.kind))
		return ERR_BAD_FIELD;
	event.room = strtoll(gap + 1, &end, 10);      /* an entry's texts end in NUL */
	if (end == gap + 1 || end != e->detail.at + e->detail.len)
		return ERR_BAD_FIELD;
	*ret_event = event;
	return 0;
}
