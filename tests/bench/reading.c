/* tests/bench/reading.c: how long the moderation library takes for a message.
 *
 *   reading PACKS CORPUS
 *
 * Messages of the corpus by length, then text made to be slow. Prints a Markdown table: microseconds, median and
 * 99th of 100, over every message several times; beside them what the same bytes cost to hash, so that
 * figures of two machines can be compared; and the memory of packs and model. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "moderation/moderation.h"
#include "moderation/text.h"
#include "moderation/tools/corpus.h"
#include "moderation/tools/load.h"

#define SAMPLES_MOST 200000
#define HOSTILE 65536

struct bench {
	struct moderation_rules *rules;
	struct moderation_scratch *scratch;
	struct moderation_result result;
	double took[SAMPLES_MOST], hashed[SAMPLES_MOST];
	size_t n;
	uint32_t sink;
};

static double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void measure(struct bench *b, const char *text, size_t len, const char *language)
{
	struct moderation_message m = { .text = text, .len = len, .language = language };
	double begin = now_us(), middle;

	b->sink += text_hash(text, len);
	middle = now_us();
	if (moderation_check(b->rules, b->scratch, &m, &b->result) || b->n == SAMPLES_MOST)
		return;
	b->hashed[b->n] = middle - begin;
	b->took[b->n++] = now_us() - middle;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void report(struct bench *b, const char *what)
{
	if (b->n == 0)
		return;
	qsort(b->took, b->n, sizeof *b->took, by_size);
	qsort(b->hashed, b->n, sizeof *b->hashed, by_size);
	printf("| %s | %zu | %.1f | %.1f | %.2f |\n", what, b->n, b->took[b->n / 2], b->took[b->n * 99 / 100], b->hashed[b->n / 2]);
	b->n = 0;
}

static void of_length(struct bench *b, const struct corpus *c, size_t least, size_t most, const char *what)
{
	int round;
	size_t i;

	for (round = 0; round < 5; round++)
		for (i = 0; i < c->n; i++)
			if (c->at[i].len >= least && c->at[i].len < most)
				measure(b, c->at[i].text, c->at[i].len, c->at[i].language);
	report(b, what);
}

/* Several messages as one, as long as a long burst. */
static void joined(struct bench *b, const struct corpus *c, size_t length, const char *what)
{
	char *text = malloc(length + 4096);
	size_t i, len = 0;

	for (i = 0; text && i < c->n; i++) {
		if (c->at[i].len > 2048)
			continue;
		memcpy(text + len, c->at[i].text, c->at[i].len);
		len += c->at[i].len;
		text[len++] = '\n';
		if (len >= length) {
			measure(b, text, len, c->at[i].language);
			len = 0;
		}
	}
	free(text);
	report(b, what);
}

static void hostile(struct bench *b, const char *unit, const char *what)
{
	static char text[HOSTILE];
	size_t len = 0, n = strlen(unit);
	int round;

	for (; len + n <= sizeof text; len += n)
		memcpy(text + len, unit, n);
	for (round = 0; round < 20; round++)
		measure(b, text, len, "en");
	report(b, what);
}

static void measure_all(struct bench *b, const struct corpus *c)
{
	printf("| text | measured | median µs | p99 µs | hash µs |\n|---|---|---|---|---|\n");
	of_length(b, c, 1, 100, "up to 100 bytes");
	of_length(b, c, 150, 250, "about 200 bytes");
	of_length(b, c, 300, 700, "about 500 bytes");
	joined(b, c, 2048, "2 kB");
	hostile(b, "a\xcc\x81\xcc\x81\xcc\x81", "64 kB of combining marks");
	hostile(b, "\"\xc2\xab\xe2\x80\x9e", "64 kB of nested quotes");
	hostile(b, "kill myself i want to die ", "64 kB of one stem after another");
	hostile(b, "a b c d ", "64 kB of single letters");
	printf("\npacks and model: %.1f MiB\n", (double)moderation_rules_bytes(b->rules) / 1048576);
}

int main(int argc, char **argv)
{
	struct bench *b = calloc(1, sizeof *b);
	struct moderation_fault fault = { 0 };
	struct corpus corpus = { 0 };
	char model[4096];

	if (!b || argc != 3)
		return 2;
	snprintf(model, sizeof model, "%s/model.bin", argv[1]);
	b->scratch = moderation_scratch_new();
	if (!b->scratch || load_rules(argv[1], model, &b->rules, &fault) || corpus_read_tree(&corpus, argv[2], &fault)) {
		fprintf(stderr, "%s:%u: %s\n", fault.file, fault.line, fault.message);
		return 1;
	}
	measure_all(b, &corpus);
	corpus_release(&corpus);
	moderation_scratch_free(b->scratch);
	moderation_rules_free(b->rules);
	free(b);
	return 0;
}
