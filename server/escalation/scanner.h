/* server/escalation/scanner.h: the moderation library at work in this process.
 *
 * Packs and model are files; they are read when the server starts and when it is told to
 * reload, and what is broken is refused with file and line while the last good ones stay.  Without
 * any, every message goes unread by it: delivered, marked "not scanned", and staff are told.
 *
 * scanner_check() is for the storage worker alone; loading may happen on any other thread. */
#ifndef CAIRN_ESCALATION_SCANNER_H
#define CAIRN_ESCALATION_SCANNER_H

#include "base/buf.h"
#include "moderation/moderation.h"

struct scanner;

/* Reads nothing yet.  ERR_NO_MEMORY. */
int scanner_new(struct scanner **ret_scanner) WARN_UNUSED;
void scanner_free(struct scanner *s);         /* NULL is a no-op */

/* Load every *.rules of a directory, and its model.bin when there is one.  ERR_CONFIG with one line in `why` (file and line, never
 * words of people), ERR_NO_MEMORY; then what was loaded before stays. */
int scanner_load(struct scanner *s, const char *directory, struct buf *why) WARN_UNUSED;
bool scanner_ready(struct scanner *s);

/* 0, or an enum moderation_error, or MODERATION_BAD_PACK while nothing is loaded.  Pointers in *ret hold
 * until the next call. */
int scanner_check(struct scanner *s, const struct moderation_message *message, struct moderation_result *ret);

#endif
