/* tests/store/faulty.h: a file system that fails when told to.
 *
 * A layer under SQLite (sqlite.org/vfs.html) that becomes the default for the
 * process, so the program under test is the one that ships. */
#ifndef CAIRN_TESTS_STORE_FAULTY_H
#define CAIRN_TESTS_STORE_FAULTY_H

enum fault { FAULT_OPEN, FAULT_READ, FAULT_WRITE, FAULT_SYNC, FAULT_SYNC_MAIN, FAULT_TRUNCATE, FAULT_KINDS };

/* FAULT_SYNC_MAIN is for the database itself, FAULT_SYNC for every other file (the log). */

/* Before the first database is opened. */
void faulty_install(void);
/* From now on `kind` gives this SQLite code; 0: works again.  The thing itself is not done. */
void faulty_set(enum fault kind, int code);
/* The n-th write, sync or truncate from now fails with `code`, and only that; 0: none. */
void faulty_nth(unsigned n, int code);
/* Writes, syncs and truncates since the last faulty_nth(). */
unsigned faulty_counted(void);
/* Calls of that kind since the start. */
unsigned faulty_calls(enum fault kind);

#endif
