/* Secrets that are derived, not stored; how, is in store/links.h. */
#include "store/links.h"

#include "meeting/meeting.h"

static const enum secret_link kinds[] = { [LINK_PLACE] = SECRET_LINK_PLACE, [LINK_FEED] = SECRET_LINK_FEED };

int link_make(struct tx *tx, enum link_kind kind, int64_t id, int64_t room, int64_t number, struct arena *arena, struct str *ret)
{
	char text[TOKEN_TEXT_LEN + 1];

	secret_link_make(tx, kinds[kind], id, room, number, text);
	*ret = arena_str(arena, str_of(text));
	return ret->at ? 0 : ERR_NO_MEMORY;
}

int link_read(struct tx *tx, enum link_kind kind, struct str text, int64_t *ret_id, int64_t *ret_room, int64_t *ret_number)
{
	return secret_link_read(tx, kinds[kind], text, ret_id, ret_room, ret_number);
}
