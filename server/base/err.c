/* server/base/err.c: see err.h. */
#include "base/err.h"

static const struct {
	const char *name, *text;
} errors[ERR_COUNT_] = {
	[ERR_OK_] = { "internal", "Something went wrong on our side." },
#define X(code, wire, words) [code##_INDEX_] = { wire, words },
	ERR_LIST(X)
#undef X
};

static int index_of(int err)
{
	return err < 0 && err > -ERR_COUNT_ ? -err : 0;
}

const char *err_name(int err)
{
	return errors[index_of(err)].name;
}

const char *err_text(int err)
{
	return errors[index_of(err)].text;
}
