/* clients/cli/when.h: times of meetings, by the clock of this machine, with its zone named. */
#ifndef CAIRN_CLI_WHEN_H
#define CAIRN_CLI_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#define WHEN_LEN 64

/* The IANA name of this machine's zone as far as it can be told ("Europe/Berlin"), else what the C library calls it. */
const char *when_zone(void);
/* "Tue 24 Nov 19:00-20:00"; the end has its day where it is another one, the beginning its year where it is not that of now_ms. */
void when_put(int64_t start_ms, int64_t end_ms, int64_t now_ms, char ret[WHEN_LEN]);
/* "2026-11-24T18:00:00Z", for machines. */
void when_put_utc(int64_t ms, char ret[WHEN_LEN]);
/* "19:30" or "9:30" as minutes after midnight. */
bool when_minute(const char *text, int64_t *ret);

#endif
