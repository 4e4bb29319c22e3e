/* moderation/tools/score_print.c: see score.h. */
#include <string.h>

#include "moderation/tools/score.h"

#define FEW 200                           /* below so many cases a rate is told with its interval */
#define LONG_TEXT 300                     /* characters */

/* --- all measures of one lot --- */

static void print_rate(FILE *to, const char *name, struct score_rate rate)
{
	double low, high;

	fprintf(to, "  %-34s %5.3f  %u of %u", name, score_of_rate(rate), rate.yes, rate.of);
	score_wilson(rate, &low, &high);
	if (rate.of < FEW)
		fprintf(to, "  [%.3f, %.3f]", low, high);
	fputc('\n', to);
}

static void print_hits(FILE *to, const char *name, struct score_hits hits)
{
	fprintf(to, "  %-16s %5.3f %5.3f %5.3f  %5u %5u %5u\n", name, score_precision(hits), score_recall(hits),
	        score_f1(hits), hits.right, hits.wrong, hits.missed);
}

static void print_levels(FILE *to, const struct score *s)
{
	int i;

	fprintf(to, "  %-16s %5s %5s %5s  %5s %5s %5s\n", "", "prec.", "recall", "F1", "right", "wrong", "missed");
	for (i = TRIAGE_AMBER; i < TRIAGE_COUNT; i++)
		print_hits(to, triage_name(i), score_level(s, i));
	print_hits(to, "flagged", score_from(s, TRIAGE_AMBER));
	print_hits(to, "urgent", score_from(s, TRIAGE_RED));
	fprintf(to, "  macro-F1 of amber, red, crisis     %5.3f\n", score_macro_f1(s));
}

static void print_rates(FILE *to, const struct score *s)
{
	const unsigned *crisis = s->told[TRIAGE_CRISIS], *red = s->told[TRIAGE_RED];
	unsigned n_crisis = score_crisis_urgent(s).of, n_red = red[0] + red[1] + red[2] + red[3];

	print_rate(to, "crisis recall at urgent", score_crisis_urgent(s));
	print_rate(to, "crisis missed to green", (struct score_rate){ crisis[TRIAGE_GREEN], n_crisis });
	print_rate(to, "red missed to green", (struct score_rate){ red[TRIAGE_GREEN], n_red });
	print_rate(to, "false urgent on hard negatives", s->false_urgent);
	print_rate(to, "false boundary on [bhn]", s->false_boundary);
	print_rate(to, "category", s->category);
}

static void print_boundaries(FILE *to, const struct score *s)
{
	struct score_hits all = { 0 };
	double macro = 0;
	int i, known = 0;

	for (i = 0; i < BOUNDARY_COUNT; i++) {
		const struct score_hits *b = &s->boundaries[i];

		print_hits(to, boundary_name(i), *b);
		all.right += b->right;
		all.wrong += b->wrong;
		all.missed += b->missed;
		macro += score_f1(*b);
		known += b->right + b->missed > 0;
	}
	print_hits(to, "boundaries", all);
	fprintf(to, "  macro-F1 of %d boundaries           %5.3f\n", known, known ? macro / known : 0);
}

static void print_table(FILE *to, const struct score *s)
{
	int gold, told;

	fprintf(to, "  gold \\ told      green amber   red crisis\n");
	for (gold = 0; gold < TRIAGE_COUNT; gold++) {
		fprintf(to, "  %-16s", triage_name(gold));
		for (told = 0; told < TRIAGE_COUNT; told++)
			fprintf(to, " %5u", s->told[gold][told]);
		fputc('\n', to);
	}
}

/* --- slices --- */

void score_print_head(FILE *to)
{
	fprintf(to, "%-14s %5s  %5s %5s %5s %5s  %7s %6s  %-28s %7s %7s  %-28s %-12s %s\n", "", "n", "macro", "amber", "red",
	        "crisis", "flagged", "urgent", "crisis at urgent", "cr>gr", "red>gr", "false urgent on hn", "false b. bhn", "category");
}

static void print_cell(FILE *to, struct score_rate rate)
{
	char cell[64];
	double low, high;

	score_wilson(rate, &low, &high);
	if (!rate.of)
		snprintf(cell, sizeof(cell), "-");
	else if (rate.of < FEW)
		snprintf(cell, sizeof(cell), "%.3f [%.2f %.2f] %u/%u", score_of_rate(rate), low, high, rate.yes, rate.of);
	else
		snprintf(cell, sizeof(cell), "%.3f %u/%u", score_of_rate(rate), rate.yes, rate.of);
	fprintf(to, "%-28s ", cell);
}

void score_print_line(FILE *to, const char *name, const struct score *s)
{
	struct score_rate crisis = score_crisis_urgent(s);
	const unsigned *red = s->told[TRIAGE_RED];
	char green[2][24], bhn[24];

	snprintf(green[0], sizeof(green[0]), "%u/%u", s->told[TRIAGE_CRISIS][TRIAGE_GREEN], crisis.of);
	snprintf(green[1], sizeof(green[1]), "%u/%u", red[TRIAGE_GREEN], red[0] + red[1] + red[2] + red[3]);
	snprintf(bhn, sizeof(bhn), "%u/%u", s->false_boundary.yes, s->false_boundary.of);
	fprintf(to, "%-14s %5u  %5.3f %5.3f %5.3f %5.3f  %7.3f %6.3f  ", name, s->n, score_macro_f1(s),
	        score_f1(score_level(s, TRIAGE_AMBER)), score_f1(score_level(s, TRIAGE_RED)), score_f1(score_level(s, TRIAGE_CRISIS)),
	        score_f1(score_from(s, TRIAGE_AMBER)), score_f1(score_from(s, TRIAGE_RED)));
	print_cell(to, crisis);
	fprintf(to, "%7s %7s  ", green[0], green[1]);
	print_cell(to, s->false_urgent);
	fprintf(to, "%-12s %.3f\n", bhn, score_of_rate(s->category));
}

struct slice {
	const char *language;                 /* NULL: any */
	int tag;                              /* -1: any */
	bool burst, is_long;
};

static size_t characters(const char *at)
{
	size_t n = 0;

	for (; *at; at++)
		n += ((unsigned char)*at & 0xc0) != 0x80;
	return n;
}

static bool in_slice(const struct slice *slice, const struct sample *s)
{
	return (!slice->language || !strcmp(slice->language, s->language)) && (slice->tag < 0 || s->tags >> slice->tag & 1) &&
	       (!slice->burst || strchr(s->text, '\n')) && (!slice->is_long || characters(s->text) > LONG_TEXT);
}

static struct score count(const struct corpus *gold, const struct label *told, const struct slice *slice)
{
	struct score ret = { 0 };
	size_t i;

	for (i = 0; i < gold->n; i++)
		if (in_slice(slice, &gold->at[i]))
			score_add(&ret, &gold->at[i].label, gold->at[i].tags, &told[i]);
	return ret;
}

static void print_slice(FILE *to, const char *name, const struct corpus *gold, const struct label *told, const struct slice *slice)
{
	struct score s = count(gold, told, slice);

	if (s.n)
		score_print_line(to, name, &s);
}

/* In order of first appearance. */
static void print_languages(FILE *to, const struct corpus *gold, const struct label *told)
{
	size_t i, k;

	for (i = 0; i < gold->n; i++) {
		const char *language = gold->at[i].language;

		for (k = 0; k < i && strcmp(gold->at[k].language, language) != 0; k++)
			;
		if (k == i)
			print_slice(to, *language ? language : "?", gold, told, &(struct slice){ language, -1, false, false });
	}
}

static void print_slices(FILE *to, const struct corpus *gold, const struct label *told)
{
	char name[16];
	int i;

	score_print_head(to);
	print_slice(to, "all", gold, told, &(struct slice){ NULL, -1, false, false });
	print_languages(to, gold, told);
	for (i = 0; i < TAG_COUNT; i++) {
		snprintf(name, sizeof(name), "[%s]", tag_name(i));
		print_slice(to, name, gold, told, &(struct slice){ NULL, i, false, false });
	}
	print_slice(to, "bursts", gold, told, &(struct slice){ NULL, -1, true, false });
	print_slice(to, "long", gold, told, &(struct slice){ NULL, -1, false, true });
}

void score_print(FILE *to, const struct corpus *gold, const struct label *told)
{
	struct score s = count(gold, told, &(struct slice){ NULL, -1, false, false });

	fprintf(to, "%u messages\n", s.n);
	print_table(to, &s);
	print_levels(to, &s);
	print_rates(to, &s);
	print_boundaries(to, &s);
	print_slices(to, gold, told);
}

/* --- misses --- */

static const char *miss_of(const struct sample *s, const struct label *told)
{
	if (s->label.triage == TRIAGE_CRISIS && told->triage < TRIAGE_RED)
		return told->triage == TRIAGE_GREEN ? "crisis missed to green" : "crisis not urgent";
	if (s->label.triage == TRIAGE_RED && told->triage == TRIAGE_GREEN)
		return "red missed to green";
	if (s->tags & 1u << TAG_HN && told->triage >= TRIAGE_RED)
		return "hard negative urgent";
	return NULL;
}

void score_print_misses(FILE *to, const struct corpus *gold, const struct label *told)
{
	size_t i;

	for (i = 0; i < gold->n; i++) {
		const char *miss = miss_of(&gold->at[i], &told[i]);

		if (miss)
			fprintf(to, "%-24s %s  %s %s, told %s %s\n", miss, gold->at[i].id, triage_name(gold->at[i].label.triage),
			        category_name(gold->at[i].label.category), triage_name(told[i].triage), category_name(told[i].category));
	}
}
