/* moderation/contact_kinds.c: what contact_find() calls what it finds. */
#include "moderation/contact_part.h"
#include "moderation/moderation.h"

static const struct contact_hit kinds[] = {
	[KIND_PHONE] = { .boundary = BOUNDARY_CONTACT_INFO, .id = "contact.phone", .why = "gives a telephone number" },
	[KIND_EMAIL] = { .boundary = BOUNDARY_CONTACT_INFO, .id = "contact.email", .why = "gives an e-mail address" },
	[KIND_HANDLE] = { .boundary = BOUNDARY_CONTACT_INFO, .id = "contact.handle",
		.why = "gives a name on another service" },
	[KIND_ADDRESS] = { .boundary = BOUNDARY_CONTACT_INFO, .id = "contact.address", .why = "gives an address" },
	[KIND_WEB] = { .boundary = BOUNDARY_LINK, .id = "link.web", .why = "has a link" },
	[KIND_SPELLED] = { .boundary = BOUNDARY_LINK, .id = "link.spelled", .why = "has a link, spelled out" },
};

const struct contact_hit *contact_kind(size_t i)
{
	return i < sizeof(kinds) / sizeof(kinds[0]) ? &kinds[i] : NULL;
}
