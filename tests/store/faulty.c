#include "faulty.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>

struct faulty_file {
	sqlite3_file base;
	int main;                             /* the database itself, not its log */
	sqlite3_file *real;                   /* behind this struct, in SQLite's memory */
};

static sqlite3_vfs *real_vfs, faulty_vfs;
static atomic_int code_of[FAULT_KINDS];
static atomic_uint calls[FAULT_KINDS];
static atomic_uint counted, nth;
static atomic_int nth_code;

void faulty_set(enum fault kind, int code)
{
	atomic_store(&code_of[kind], code);
}

void faulty_nth(unsigned n, int code)
{
	atomic_store(&nth, 0);
	atomic_store(&counted, 0);
	atomic_store(&nth_code, code);
	atomic_store(&nth, n);
}

unsigned faulty_counted(void)
{
	return atomic_load(&counted);
}

unsigned faulty_calls(enum fault kind)
{
	return atomic_load(&calls[kind]);
}

static int fault(enum fault kind)
{
	atomic_fetch_add(&calls[kind], 1);
	if (kind >= FAULT_WRITE && atomic_fetch_add(&counted, 1) + 1 == atomic_load(&nth))
		return atomic_load(&nth_code);
	return atomic_load(&code_of[kind]);
}

static sqlite3_file *real(sqlite3_file *f)
{
	return ((struct faulty_file *)f)->real;
}

static int f_read(sqlite3_file *f, void *at, int len, sqlite3_int64 from)
{
	int code = fault(FAULT_READ);

	return code ? code : real(f)->pMethods->xRead(real(f), at, len, from);
}

static int f_write(sqlite3_file *f, const void *at, int len, sqlite3_int64 to)
{
	int code = fault(FAULT_WRITE);

	return code ? code : real(f)->pMethods->xWrite(real(f), at, len, to);
}

static int f_sync(sqlite3_file *f, int flags)
{
	int code = fault(((struct faulty_file *)f)->main ? FAULT_SYNC_MAIN : FAULT_SYNC);

	return code ? code : real(f)->pMethods->xSync(real(f), flags);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int code = fault(FAULT_TRUNCATE);

	return code ? code : real(f)->pMethods->xTruncate(real(f), size);
}

static int f_close(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return real(f)->pMethods->xFileSize(real(f), size);
}

static int f_lock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xLock(real(f), level);
}

static int f_unlock(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xUnlock(real(f), level);
}

static int f_check(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int f_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int f_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int f_device(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int f_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
}

static void f_shm_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int f_shm_unmap(sqlite3_file *f, int remove)
{
	return real(f)->pMethods->xShmUnmap(real(f), remove);
}

static const sqlite3_io_methods methods = {
	.iVersion = 2, .xClose = f_close, .xRead = f_read, .xWrite = f_write, .xTruncate = f_truncate,
	.xSync = f_sync, .xFileSize = f_size, .xLock = f_lock, .xUnlock = f_unlock,
	.xCheckReservedLock = f_check, .xFileControl = f_control, .xSectorSize = f_sector,
	.xDeviceCharacteristics = f_device, .xShmMap = f_shm_map, .xShmLock = f_shm_lock,
	.xShmBarrier = f_shm_barrier, .xShmUnmap = f_shm_unmap,
};

static int v_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct faulty_file *mine = (struct faulty_file *)f;
	int code = fault(FAULT_OPEN);

	mine->base.pMethods = NULL;
	mine->main = (flags & SQLITE_OPEN_MAIN_DB) != 0;
	mine->real = (sqlite3_file *)(mine + 1);
	if (!code)
		code = real_vfs->xOpen(real_vfs, name, mine->real, flags, out);
	if (!code)
		mine->base.pMethods = &methods;
	return code;
}

void faulty_install(void)
{
	real_vfs = sqlite3_vfs_find(NULL);
	faulty_vfs = *real_vfs;
	faulty_vfs.zName = "faulty";
	faulty_vfs.szOsFile += (int)sizeof(struct faulty_file);
	faulty_vfs.xOpen = v_open;
	sqlite3_vfs_register(&faulty_vfs, 1);
}
