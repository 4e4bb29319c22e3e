#include "store/space.h"

#include <sys/statvfs.h>

#define ASK_MS 200

/* A file system that does not tell is taken as roomy: a full one shows itself. */
static bool ask(const struct space *s)
{
	struct statvfs disk;

	if (statvfs(s->path, &disk) != 0)
		return false;
	return disk.f_bavail < (uint64_t)s->reserve_bytes / disk.f_frsize;
}

bool space_short(struct space *s, int64_t mono_ms)
{
	if (s->reserve_bytes <= 0)
		return false;
	if (!s->asked || mono_ms - s->asked_ms >= ASK_MS) {
		s->is_short = ask(s);
		s->asked_ms = mono_ms;
		s->asked = true;
	}
	return s->is_short;
}
