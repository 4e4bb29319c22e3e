/* moderation/look_alike.c: see look_alike.h. */
#include "moderation/look_alike.h"

#include <stddef.h>

static const struct {
	int32_t point;
	char looks;
} pairs[] = {
#include "moderation/look_alike.gen.h"
};

char look_alike_of(int32_t point)
{
	size_t low = 0, high = sizeof(pairs) / sizeof(pairs[0]);

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (pairs[mid].point == point)
			return pairs[mid].looks;
		if (pairs[mid].point < point)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}
