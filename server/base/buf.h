/* server/base/buf.h: a growing byte buffer with a ceiling chosen when it is born,
 * and `struct str`, a borrowed run of bytes.
 *
 *  (1) at[len] is always NUL once anything was put, so text buffers print.
 *  (2) The first put that does not fit (ceiling or memory) sets `err`; every
 *      later put is a no-op, so writers check once, at the end. */
#ifndef CAIRN_BASE_BUF_H
#define CAIRN_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Borrowed bytes, not NUL-terminated.  at == NULL means "not given". */
struct str {
	const char *at;
	size_t len;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
struct str str_of(const char *nul_terminated);          /* NULL gives the absent str */
bool str_eq(struct str a, struct str b);
bool str_is(struct str a, const char *nul_terminated);

struct buf {
	char *at;
	size_t len, room, ceiling;
	int err;                              /* 0, ERR_TOO_LARGE or ERR_NO_MEMORY */
};

#define BUF_INIT(max) ((struct buf){ .ceiling = (max) })

void buf_init(struct buf *b, size_t ceiling);
void buf_release(struct buf *b);              /* frees; usable again with the same ceiling */
void buf_wipe(struct buf *b);                 /* release, and leave nothing of it in memory */
void buf_reset(struct buf *b);                /* len and err to 0, memory kept */
void buf_put(struct buf *b, const void *at, size_t len);
void buf_puts(struct buf *b, const char *nul_terminated);
void buf_putc(struct buf *b, char c);
void buf_putf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_put_int(struct buf *b, int64_t n);   /* decimal, without printf */
/* A JSON string with quotes; `s` must be valid UTF-8 (RFC 8259 section 7). */
void buf_put_json(struct buf *b, struct str s);
/* Hand the memory to the caller, who frees it with mem_free(); b is empty after. */
char *buf_detach(struct buf *b, size_t *ret_len);

#endif
