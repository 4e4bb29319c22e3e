/* tests/bench/rawlimit.c: what the kernel allows, with nothing stored.
 *
 *   rawlimit each|batch [N]
 *
 * One pre-framed buffer; `batch` sends each recipient what gathered in a loop
 * turn at once, `each` one message at a time.  With N, each N-th write is
 * swallowed: that the load generator notices is a test of its own. */
#include "rooms.h"

int main(int argc, char **argv)
{
	static struct rooms r = { .message = rooms_put, .turned = rooms_flush };

	if (argc < 2 || (strcmp(argv[1], "each") && strcmp(argv[1], "batch"))) {
		fprintf(stderr, "use: rawlimit each|batch [N]\n");
		return 2;
	}
	r.each = !strcmp(argv[1], "each");
	r.drop = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	rooms_open(&r);
	rooms_run(&r);
}
