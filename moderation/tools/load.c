/* moderation/tools/load.c: see load.h. */
#include "moderation/tools/load.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "moderation/heap.h"

struct bytes {
	char *at;
	size_t len;
};

static int failed(struct moderation_fault *ret, const char *path, const char *why)
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;

	snprintf(ret->file, sizeof(ret->file), "%.63s", base);
	ret->line = 0;
	snprintf(ret->message, sizeof(ret->message), "%s", why);
	return MODERATION_BAD_PACK;
}

static int no_memory(struct moderation_fault *ret, const char *path)
{
	failed(ret, path, "out of memory");
	return MODERATION_NO_MEMORY;
}

/* The rest of a file, as far as it can be read. */
static bool read_on(FILE *file, struct bytes *b)
{
	size_t room = 0, n;

	do {
		char *at = heap_resize(b->at, room = 2 * room + 65536, 1);

		if (!at)
			return false;
		b->at = at;
		n = fread(at + b->len, 1, room - b->len, file);
		b->len += n;
	} while (b->len == room);
	return true;
}

static int read_file(const char *path, struct bytes *ret, struct moderation_fault *ret_fault)
{
	FILE *file = fopen(path, "re");
	int err = 0;

	if (!file)
		return failed(ret_fault, path, strerror(errno));
	if (!read_on(file, ret))
		err = no_memory(ret_fault, path);
	else if (ferror(file))
		err = failed(ret_fault, path, strerror(errno));
	fclose(file);
	return err;
}

/* --- a directory of packs --- */

struct packs {
	struct moderation_source *at;
	size_t n;
};

static void release(struct packs *packs)
{
	size_t i;

	for (i = 0; i < packs->n; i++) {
		heap_free((char *)packs->at[i].name);
		heap_free((char *)packs->at[i].at);
	}
	heap_free(packs->at);
}

static int wanted(const struct dirent *entry)
{
	const char *end = strrchr(entry->d_name, '.');

	return *entry->d_name != '.' && end && !strcmp(end, ".rules");
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int read_pack(struct packs *packs, const char *directory, const char *base, struct moderation_fault *ret_fault)
{
	struct bytes bytes = { 0 };
	char path[PATH_MAX], *name = heap_new(strlen(base) + 1);
	int err;

	snprintf(path, sizeof(path), "%s/%s", directory, base);
	err = name ? read_file(path, &bytes, ret_fault) : no_memory(ret_fault, path);
	if (name)
		memcpy(name, base, strlen(base));
	packs->at[packs->n++] = (struct moderation_source){ name, bytes.at, bytes.len };
	return err;
}

static int read_packs(const char *directory, struct packs *ret, struct moderation_fault *ret_fault)
{
	struct dirent **list = NULL;
	int n = scandir(directory, &list, wanted, by_bytes), i, err = 0;

	*ret = (struct packs){ 0 };
	if (n < 0)
		return failed(ret_fault, directory, strerror(errno));
	if (n == 0)
		err = failed(ret_fault, directory, "holds no *.rules");
	ret->at = heap_array((size_t)n, sizeof(*ret->at));
	if (!ret->at)
		err = no_memory(ret_fault, directory);
	for (i = 0; i < n; i++) {
		err = err ? err : read_pack(ret, directory, list[i]->d_name, ret_fault);
		free(list[i]);
	}
	free(list);
	return err;
}

int load_rules_with(const char *directory, const void *model, size_t len, struct moderation_rules **ret_rules,
                    struct moderation_fault *ret_fault)
{
	struct packs packs;
	int err;

	*ret_rules = NULL;
	err = read_packs(directory, &packs, ret_fault);
	if (!err) {
		err = moderation_rules_new(packs.at, packs.n, model, len, ret_rules, ret_fault);
		if (err == MODERATION_NO_MEMORY)
			no_memory(ret_fault, directory);
	}
	release(&packs);
	return err;
}

int load_rules(const char *directory, const char *model, struct moderation_rules **ret_rules, struct moderation_fault *ret_fault)
{
	struct bytes bytes = { 0 };
	int err = model ? read_file(model, &bytes, ret_fault) : 0;

	*ret_rules = NULL;
	if (!err)
		err = load_rules_with(directory, bytes.at, bytes.len, ret_rules, ret_fault);
	heap_free(bytes.at);
	return err;
}

/* --- places --- */

bool load_find(char ret_path[PATH_MAX])
{
	static const char *const places[] = { "../../moderation/packs", "../moderation/packs", "packs", "../share/cairn/moderation" };
	char program[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);
	size_t i;

	if (len < 0)
		return false;
	program[len] = '\0';
	*strrchr(program, '/') = '\0';
	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (snprintf(ret_path, PATH_MAX, "%s/%s", program, places[i]) < PATH_MAX && !access(ret_path, R_OK))
			return true;
	return false;
}
