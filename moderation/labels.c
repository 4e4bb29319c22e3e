/* moderation/labels.c: words of the wire, the corpus and the packs; see moderation.h. */
#include "moderation/moderation.h"

#include <string.h>

static const char *const triages[] = {
	[TRIAGE_GREEN] = "green", [TRIAGE_AMBER] = "amber", [TRIAGE_RED] = "red", [TRIAGE_CRISIS] = "crisis",
};

#define X(code, word) [code] = word,
static const char *const categories[] = { CATEGORY_LIST(X) };
static const char *const boundaries[] = { BOUNDARY_LIST(X) };
#undef X

static int find(const char *const *names, int n, const char *at, size_t len)
{
	int i;

	for (i = 0; i < n; i++)
		if (strlen(names[i]) == len && memcmp(names[i], at, len) == 0)
			return i;
	return -1;
}

const char *triage_name(enum triage triage)
{
	return triages[triage];
}

const char *category_name(enum category category)
{
	return categories[category];
}

const char *boundary_name(enum boundary boundary)
{
	return boundaries[boundary];
}

int triage_parse(const char *at, size_t len)
{
	return find(triages, TRIAGE_COUNT, at, len);
}

int category_parse(const char *at, size_t len)
{
	return find(categories, CATEGORY_COUNT, at, len);
}

int boundary_parse(const char *at, size_t len)
{
	return find(boundaries, BOUNDARY_COUNT, at, len);
}
