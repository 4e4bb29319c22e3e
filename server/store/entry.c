/* One entry in memory; see entries.h. */
#include "store/entries.h"

#include <assert.h>

#include "base/mem.h"

static const char *const kind_names[ENTRY_KINDS] = {
	[ENTRY_POST] = "post",
	[ENTRY_EDIT] = "edit",
	[ENTRY_REDACT] = "redact",
	[ENTRY_REACT] = "react",
	[ENTRY_CASE] = "case",
	[ENTRY_CONTROL] = "control",
};

const char *entry_kind_name(enum entry_kind kind)
{
	assert(kind < ENTRY_KINDS);
	return kind_names[kind];
}

int entry_kind_parse(struct str name, enum entry_kind *ret_kind)
{
	for (int i = 0; i < ENTRY_KINDS; i++) {
		if (str_is(name, kind_names[i])) {
			*ret_kind = (enum entry_kind)i;
			return 0;
		}
	}
	return ERR_BAD_FIELD;
}

static size_t size_of(const struct entry *e)
{
	size_t size = sizeof(*e) + e->n_reactions * sizeof(*e->reactions);

	for (size_t i = 0; i < e->n_reactions; i++)
		size += e->reactions[i].n_members * sizeof(int64_t) + e->reactions[i].reaction.len + 1;
	return size + e->detail.len + e->warning.len + e->name.len + e->body.len + 4;
}

/* Copy a text behind the others and move the place on. */
static struct str put_text(char **at, struct str from)
{
	struct str to = { *at, from.len };

	if (!from.at)
		return from;
	memcpy(*at, from.at, from.len);
	(*at)[from.len] = '\0';
	*at += from.len + 1;
	return to;
}

/* The block is: entry, reactions, their members, texts; so everything is aligned. */
struct entry *entry_copy(const struct entry *e)
{
	struct entry *copy = mem_new(size_of(e));
	struct entry_reaction *reactions;
	int64_t *members;
	char *text;

	if (!copy)
		return NULL;
	*copy = *e;
	list_init(&copy->link);
	reactions = (struct entry_reaction *)(copy + 1);
	members = (int64_t *)(reactions + e->n_reactions);
	copy->reactions = e->n_reactions ? reactions : NULL;
	for (size_t i = 0; i < e->n_reactions; i++) {
		reactions[i] = e->reactions[i];
		reactions[i].members = memcpy(members, e->reactions[i].members,
		                              e->reactions[i].n_members * sizeof(*members));
		members += e->reactions[i].n_members;
	}
	text = (char *)members;
	for (size_t i = 0; i < e->n_reactions; i++)
		reactions[i].reaction = put_text(&text, e->reactions[i].reaction);
	copy->detail = put_text(&text, e->detail);
	copy->warning = put_text(&text, e->warning);
	copy->name = put_text(&text, e->name);
	copy->body = put_text(&text, e->body);
	return copy;
}

void entry_free(struct entry *e)
{
	if (!e)
		return;
	assert(list_empty(&e->link));
	mem_free(e);
}

void entries_free(struct list *list)
{
	while (!list_empty(list)) {
		struct entry *e = list_first(list, struct entry, link);

		list_remove(&e->link);
		entry_free(e);
	}
}
