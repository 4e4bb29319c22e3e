/* tests/faults/dying.c: preloaded into cairnd, so that it dies as by kill -9 just before a certain write to its database.
 *
 * DYING names a file of two 32 bit numbers: how many writes are left (0: it lives on), and whether half of the last one still
 * gets through, as when the power fails.  Whoever tests changes it at any time. */
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct wish {
	int32_t left, torn;
};

static struct wish *wish;

__attribute__((constructor)) static void find_wish(void)
{
	const char *path = getenv("DYING");
	int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
	void *at = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *wish, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	wish = at == MAP_FAILED ? NULL : at;
	if (fd >= 0)
		close(fd);
}

static bool is_database(int fd)
{
	char link[64], path[512];
	ssize_t len;

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	len = readlink(link, path, sizeof path - 1);
	if (len < 0)
		return false;
	path[len] = '\0';
	return strstr(path, "/cairn.db") != NULL;
}

static bool is_last(int fd)
{
	return wish && __atomic_load_n(&wish->left, __ATOMIC_SEQ_CST) > 0 && is_database(fd)
		&& __atomic_sub_fetch(&wish->left, 1, __ATOMIC_SEQ_CST) == 0;
}

static void die(void)
{
	kill(getpid(), SIGKILL);
	for (;;)
		pause();
}

/* By the names that SQLite calls. */
ssize_t pwrite64(int fd, const void *bytes, size_t len, __off64_t at);
int fdatasync(int fd);
int ftruncate64(int fd, __off64_t len);

ssize_t pwrite64(int fd, const void *bytes, size_t len, __off64_t at)
{
	ssize_t (*next)(int, const void *, size_t, __off64_t) = (ssize_t(*)(int, const void *, size_t, __off64_t))dlsym(RTLD_NEXT, "pwrite64");

	if (is_last(fd)) {
		if (wish->torn)
			(void)!next(fd, bytes, len / 2, at);
		die();
	}
	return next(fd, bytes, len, at);
}

int fdatasync(int fd)
{
	int (*next)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");

	if (is_last(fd))
		die();
	return next(fd);
}

int ftruncate64(int fd, __off64_t len)
{
	int (*next)(int, __off64_t) = (int (*)(int, __off64_t))dlsym(RTLD_NEXT, "ftruncate64");

	if (is_last(fd))
		die();
	return next(fd, len);
}
