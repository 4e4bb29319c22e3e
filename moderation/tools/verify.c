/* moderation/tools/verify.c: try every example of packs on the rules they belong to.
 *
 *   moderation_verify [--stamp FILE] PACK...
 *
 * Loads the packs together, then runs each + and - example of every rule and modifier through
 * moderation_check() in the language of its pack.  Prints file:line of what is wrong, exit status 1;
 * 0 when all is well, and FILE is written then.  The build runs it, so packs with a wrong example are not built. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moderation/heap.h"
#include "moderation/matching.h"

struct verifying {
	struct moderation_rules *rules;
	struct moderation_scratch *scratch;
	const struct pack *pack;
	const char *path;
	unsigned examples, wrong;
};

static void complain(struct verifying *v, const struct example *example, const struct block *block, const char *what)
{
	v->wrong++;
	printf("%s:%u: %s %s: %s\n", v->path, example->line, block->name, what, example->text);
}

/* What else the example set off, for the author. */
static void print_hits(const struct verifying *v)
{
	const struct matches *matches = &v->scratch->matches;
	size_t i;

	for (i = 0; i < matches->n_hits; i++) {
		const struct hit *hit = &matches->hits[i];

		printf("\t%s %s%s%s\n", hit->rule->id, hit->raw > TRIAGE_GREEN ? triage_name(hit->raw) : "",
		       hit->lowered_by ? ", lowered by " : "", hit->lowered_by ? hit->lowered_by->id : "");
	}
}

static bool same_name(const char *id, const char *language, const char *name)
{
	size_t len = strlen(language);

	return strncmp(id, language, len) == 0 && id[len] == '.' && strcmp(id + len + 1, name) == 0;
}

static bool fires(const struct verifying *v, const struct block *block)
{
	const struct matches *matches = &v->scratch->matches;
	size_t i;

	for (i = 0; i < matches->n_hits; i++) {
		const struct hit *hit = &matches->hits[i];

		if (same_name(hit->rule->id, v->pack->language, block->name) && !hit->lowered_by &&
		    (int)hit->level >= block->level)
			return true;
	}
	return false;
}

static const struct modifier *find_modifier(const struct verifying *v, const struct block *block)
{
	uint32_t i = 0;

	while (!same_name(v->rules->modifiers[i].id, v->pack->language, block->name))
		i++;
	return &v->rules->modifiers[i];
}

/* When two modifiers lower one hit, either of them has done it. */
static bool lowers(const struct verifying *v, const struct block *block)
{
	const struct matches *matches = &v->scratch->matches;
	const struct modifier *modifier = find_modifier(v, block);
	size_t i;

	for (i = 0; i < matches->n_hits; i++)
		if (matches->hits[i].lowered_by &&
		    (matches->hits[i].lowered_by == modifier || modify_would(v->scratch, modifier, &matches->hits[i])))
			return true;
	return false;
}

static void try_example(struct verifying *v, const struct block *block, const struct example *example)
{
	struct moderation_message message = {
		.text = example->text, .len = strlen(example->text), .context = example->context,
		.context_len = example->context ? strlen(example->context) : 0,
		.language = strcmp(v->pack->language, "any") == 0 ? NULL : v->pack->language,
	};
	struct moderation_result result;
	bool found;

	v->examples++;
	if (moderation_check(v->rules, v->scratch, &message, &result)) {
		complain(v, example, block, "has an example that is too long or not UTF-8");
		return;
	}
	found = block->modifier ? lowers(v, block) : fires(v, block);
	if (found == example->fires)
		return;
	if (block->modifier)
		complain(v, example, block, found ? "lowers, but should not" : "lowers nothing, but should");
	else
		complain(v, example, block, found ? "fires, but should not" : "does not fire, but should");
	print_hits(v);
}

static void try_pack(struct verifying *v, const struct pack *pack, const char *path)
{
	const struct block *block;
	const struct example *example;

	v->pack = pack;
	v->path = path;
	for (block = pack->blocks; block; block = block->next)
		for (example = block->examples; example; example = example->next)
			try_example(v, block, example);
}

/* --- files -------------------------------------------------------------------- */

static bool read_file(const char *path, struct moderation_source *ret)
{
	const char *slash = strrchr(path, '/');
	FILE *file = fopen(path, "rb");
	char *at = NULL;
	size_t len = 0, got;

	if (!file)
		return false;
	do {
		char *more = heap_resize(at, len + 65536, 1);

		if (!more)
			break;
		at = more;
		got = fread(at + len, 1, 65536, file);
		len += got;
	} while (got > 0);
	fclose(file);
	*ret = (struct moderation_source){ .name = slash ? slash + 1 : path, .at = at, .len = len };
	return at;
}

static int load_fault(const struct moderation_source *sources, char *const *paths, int n, int err,
                      const struct moderation_fault *fault)
{
	const char *path = fault->file;
	int i;

	for (i = 0; i < n; i++)
		if (strcmp(sources[i].name, fault->file) == 0)
			path = paths[i];
	if (err == MODERATION_BAD_PACK)
		printf("%s:%u: %s\n", path, fault->line, fault->message);
	else
		printf("out of memory\n");
	return 1;
}

static int verify(struct verifying *v, const struct moderation_source *sources, char *const *paths, int n)
{
	struct moderation_fault fault = { .line = 0 };
	struct hoard hoard = { 0 };
	struct pack *pack;
	int err = moderation_rules_new(sources, (size_t)n, NULL, 0, &v->rules, &fault), i;

	for (i = 0; i < n && !err; i++)
		if (!(err = pack_read(&hoard, &sources[i], &pack, &fault)))
			try_pack(v, pack, paths[i]);
	if (!err)
		printf("%u examples, %u wrong; %u rules, %u patterns, %zu kB\n", v->examples, v->wrong,
		       v->rules->built_in, v->rules->n_patterns, moderation_rules_bytes(v->rules) / 1024);
	hoard_release(&hoard);
	return err ? load_fault(sources, paths, n, err, &fault) : v->wrong > 0;
}

static int read_files(struct moderation_source *sources, char *const *paths, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (!read_file(paths[i], &sources[i])) {
			printf("%s: cannot be read\n", paths[i]);
			return 1;
		}
	return 0;
}

static int write_stamp(const char *path)
{
	FILE *file = fopen(path, "w");

	return !file || fclose(file) ? 1 : 0;
}

int main(int argc, char **argv)
{
	const char *stamp = argc > 2 && strcmp(argv[1], "--stamp") == 0 ? argv[2] : NULL;
	char **paths = argv + (stamp ? 3 : 1);
	int n = argc - (stamp ? 3 : 1), i, status;
	struct moderation_source *sources = heap_array((size_t)(n > 0 ? n : 1), sizeof(*sources));
	struct verifying v = { .scratch = moderation_scratch_new() };

	if (n < 1 && !stamp) {
		printf("usage: moderation_verify [--stamp FILE] PACK...\n");
		return 2;
	}
	status = !sources || !v.scratch || read_files(sources, paths, n) || verify(&v, sources, paths, n);
	if (!status && stamp)
		status = write_stamp(stamp);
	for (i = 0; i < n && sources; i++)
		heap_free((char *)sources[i].at);
	heap_free(sources);
	moderation_rules_free(v.rules);
	moderation_scratch_free(v.scratch);
	return status;
}
