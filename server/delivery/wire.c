/* From what storage holds to what readers get. */
#include "delivery/hub.h"
#include "store/entries.h"

#include <assert.h>

_Static_assert((int)ROLE_ADMIN == (int)WIRE_ROLE_ADMIN && (int)ROLE_MENTOR == (int)WIRE_ROLE_MENTOR,
               "roles are numbered as in the schema");
_Static_assert((int)ENTRY_POST == (int)WIRE_ENTRY_KIND_POST && (int)ENTRY_REACT == (int)WIRE_ENTRY_KIND_REACT,
               "kinds of entries are numbered as in the schema");

static int reactions_to_wire(const struct entry *entry, struct arena *scratch, struct wire_entry *ret)
{
	size_t i;

	if (entry->n_reactions == 0)
		return 0;
	ret->reactions = arena_array(scratch, entry->n_reactions, sizeof *ret->reactions);
	if (!ret->reactions)
		return ERR_NO_MEMORY;
	for (i = 0; i < entry->n_reactions; i++) {
		ret->reactions[i].reaction = entry->reactions[i].reaction;
		/* The encoder reads members and does not write them. */
		ret->reactions[i].members = (int64_t *)(uintptr_t)entry->reactions[i].members;
		ret->reactions[i].n_members = entry->reactions[i].n_members;
	}
	ret->n_reactions = entry->n_reactions;
	ret->has_reactions = true;
	return 0;
}

/* detail: state and level, separated by a space. */
static int case_to_wire(const struct entry *entry, struct wire_entry *ret)
{
	const char *gap = memchr(entry->detail.at, ' ', entry->detail.len);
	size_t state = gap ? (size_t)(gap - entry->detail.at) : entry->detail.len;

	ret->case_ = entry->target;
	ret->has_state = wire_entry_state_parse((struct str){ entry->detail.at, state }, &ret->state) == 0;
	ret->has_level = gap && wire_triage_parse((struct str){ gap + 1, entry->detail.len - state - 1 }, &ret->level) == 0;
	return 0;
}

int entry_to_wire(const struct entry *entry, uint64_t floor, struct arena *scratch, struct wire_entry *ret)
{
	bool post = entry->kind == ENTRY_POST;

	assert(entry->kind <= ENTRY_CASE);
	*ret = (struct wire_entry){ .seq = entry->seq, .at = (uint64_t)entry->at_ms,
		.kind = (enum wire_entry_kind)entry->kind, .body = entry->body,
		.by = { .id = entry->member, .name = entry->name, .role = (enum wire_role)entry->role } };
	if (!ret->by.name.at)
		ret->by.name = STR("Somebody who left");
	ret->has_edited = ret->edited = post && (entry->flags & ENTRY_EDITED);
	ret->has_redacted = ret->redacted = post && (entry->flags & ENTRY_REDACTED);
	if (entry->kind == ENTRY_CASE)
		return case_to_wire(entry, ret);
	if (post) {
		ret->has_warning = entry->warning.len > 0 && wire_topic_parse(entry->warning, &ret->warning) == 0;
		ret->has_unscanned = ret->unscanned = (entry->flags & ENTRY_UNSCANNED) != 0;
		ret->key = entry->detail;
		return reactions_to_wire(entry, scratch, ret);
	}
	ret->has_target = true;
	ret->target = (uint64_t)entry->target;
	if (ret->target <= floor)
		ret->body = (struct str){ 0 };    /* what was edited was said before their time */
	if (entry->kind == ENTRY_REACT) {
		ret->reaction = entry->detail;
		ret->has_on = true;
		ret->on = (entry->flags & ENTRY_ON) != 0;
	}
	return 0;
}
