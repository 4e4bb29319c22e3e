/* server/base/role.c: see role.h. */
#include "base/role.h"

#include <assert.h>

static const char *const names[ROLE_COUNT] = {
	[ROLE_PARTICIPANT] = "participant",
	[ROLE_MENTOR] = "mentor",
	[ROLE_FACILITATOR] = "facilitator",
	[ROLE_RESPONDER] = "responder",
	[ROLE_ADMIN] = "admin",
};

const char *role_name(enum role role)
{
	assert((unsigned)role < ROLE_COUNT);
	return names[role];
}

int role_parse(struct str name, enum role *ret_role)
{
	int i;

	for (i = 0; i < ROLE_COUNT; i++) {
		if (str_is(name, names[i])) {
			*ret_role = (enum role)i;
			return 0;
		}
	}
	return ERR_BAD_FIELD;
}
