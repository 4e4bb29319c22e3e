/* server/base/role.h: what a grant makes of a member.
 *
 * Declared in the order of protocol/cairn.schema.json; stored by name. */
#ifndef CAIRN_BASE_ROLE_H
#define CAIRN_BASE_ROLE_H

#include "base/buf.h"

enum role {
	ROLE_PARTICIPANT,
	ROLE_MENTOR,
	ROLE_FACILITATOR,
	ROLE_RESPONDER,
	ROLE_ADMIN,
	ROLE_COUNT
};

/* A set of roles is a bit for each. */
#define ROLE_BIT(role) (1u << (role))

const char *role_name(enum role role);
/* ERR_BAD_FIELD for an unknown name. */
int role_parse(struct str name, enum role *ret_role) WARN_UNUSED;

#endif
