/* moderation/tools/score.h: how well labels were told, by section 7 of the label guide.
 *
 * Everything is counted first (struct score) and printed afterwards.  Rates of fewer than 200
 * cases are printed with their 95% interval (Wilson). */
#ifndef CAIRN_MODERATION_SCORE_H
#define CAIRN_MODERATION_SCORE_H

#include <stdio.h>

#include "moderation/tools/corpus.h"

struct score_rate {
	unsigned yes, of;
};

/* tp, fp, fn of one question. */
struct score_hits {
	unsigned right, wrong, missed;
};

struct score {
	unsigned n;
	unsigned told[TRIAGE_COUNT][TRIAGE_COUNT];    /* [gold][told] */
	struct score_hits boundaries[BOUNDARY_COUNT];
	struct score_rate false_urgent;       /* of hard negatives (hn) */
	struct score_rate false_boundary;     /* any, of those that only look like a breach (bhn) */
	struct score_rate category;           /* right, of those above green in both */
};

void score_add(struct score *score, const struct label *gold, unsigned tags, const struct label *told);

struct score_hits score_level(const struct score *score, enum triage level);      /* exactly this level */
struct score_hits score_from(const struct score *score, enum triage level);       /* this level or above */
struct score_rate score_crisis_urgent(const struct score *score);         /* crisis told as red or crisis */
double score_precision(struct score_hits hits);
double score_recall(struct score_hits hits);
double score_f1(struct score_hits hits);          /* 0 when there is nothing to find and nothing was told */
double score_macro_f1(const struct score *score); /* of amber, red, crisis */
double score_of_rate(struct score_rate rate);
/* 95%; [0, 1] when there is no case. */
void score_wilson(struct score_rate rate, double *ret_low, double *ret_high);

/* told[i] is of gold->at[i].  All measures, then each language and slice, a line each. */
void score_print(FILE *to, const struct corpus *gold, const struct label *told);
/* Every message of crisis not told as urgent, of crisis or red told as green, and every hard negative told as urgent. */
void score_print_misses(FILE *to, const struct corpus *gold, const struct label *told);
/* One line of the table of slices, and its head. */
void score_print_head(FILE *to);
void score_print_line(FILE *to, const char *name, const struct score *score);

#endif
