/* moderation/tools/train.c: the model of the second stage, from packs and corpus.
 *
 *   moderation_train [--depfile FILE] PACKS CORPUS MODEL
 *
 * Run by the build, to which FILE tells what the model was made from.  The same packs and corpus give the
 * same bytes on every machine. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "moderation/heap.h"
#include "moderation/tools/learn.h"
#include "moderation/tools/load.h"

static int faulty(const struct moderation_fault *fault)
{
	fprintf(stderr, "%s:%u: %s\n", fault->file, fault->line, fault->message);
	return 1;
}

/* The model depends on every file that was read, and on the directories, for files to come. */
static int write_depfile(const char *path, const char *model, const struct corpus *corpus)
{
	FILE *file = fopen(path, "we");
	size_t i;

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return 1;
	}
	fprintf(file, "%s:", model);
	for (i = 0; i < corpus->n_sources; i++)
		fprintf(file, " \\\n %s", corpus->sources[i]);
	fputc('\n', file);
	return fclose(file) ? 1 : 0;
}

static int write_bytes(const char *path, const unsigned char *at, size_t len)
{
	FILE *file = fopen(path, "we");
	size_t written = file ? fwrite(at, 1, len, file) : 0;
	int error = file ? fclose(file) : 1;

	if (written == len && !error)
		return 0;
	fprintf(stderr, "%s: %s\n", path, strerror(errno));
	return 1;
}

static int train(const struct moderation_rules *rules, const struct corpus *corpus, const char *path)
{
	struct lessons lessons = { 0 };
	unsigned char *bytes = NULL;
	size_t len, bad = 0;
	int err = lessons_gather(&lessons, corpus, rules, &bad), result = 1;

	if (!err)
		err = learn(&lessons, NULL, &bytes, &len);
	if (!err)
		result = write_bytes(path, bytes, len);
	else if (err == MODERATION_NO_MEMORY)
		fprintf(stderr, "out of memory\n");
	else
		fprintf(stderr, "%s: not UTF-8, or too long\n", corpus->at[bad].id);
	heap_free(bytes);
	lessons_release(&lessons);
	return result;
}

int main(int argc, char **argv)
{
	static const struct option options[] = { { "depfile", required_argument, NULL, 'd' }, { 0 } };
	struct moderation_rules *rules = NULL;
	struct moderation_fault fault;
	struct corpus corpus = { 0 };
	const char *depfile = NULL;
	int letter, result;

	while ((letter = getopt_long(argc, argv, "", options, NULL)) == 'd')
		depfile = optarg;
	if (letter != -1 || argc - optind != 3) {
		fprintf(stderr, "use: moderation_train [--depfile FILE] PACKS CORPUS MODEL\n");
		return 2;
	}
	if (load_rules(argv[optind], NULL, &rules, &fault) || corpus_read_tree(&corpus, argv[optind + 1], &fault))
		result = faulty(&fault);
	else
		result = train(rules, &corpus, argv[optind + 2]);
	if (!result && depfile)
		result = write_depfile(depfile, argv[optind + 2], &corpus);
	corpus_release(&corpus);
	moderation_rules_free(rules);
	return result;
}
