/* moderation/tools/score.c: counting; see score.h.  Printing is score_print.c. */
#include "moderation/tools/score.h"

#include <math.h>

static void add_boundaries(struct score *score, unsigned gold, unsigned told)
{
	int i;

	for (i = 0; i < BOUNDARY_COUNT; i++) {
		bool is = gold >> i & 1, said = told >> i & 1;

		score->boundaries[i].right += is && said;
		score->boundaries[i].wrong += !is && said;
		score->boundaries[i].missed += is && !said;
	}
}

static void add_rate(struct score_rate *rate, bool counts, bool yes)
{
	rate->of += counts;
	rate->yes += counts && yes;
}

void score_add(struct score *score, const struct label *gold, unsigned tags, const struct label *told)
{
	score->n++;
	score->told[gold->triage][told->triage]++;
	add_boundaries(score, gold->boundaries, told->boundaries);
	add_rate(&score->false_urgent, tags & 1u << TAG_HN, told->triage >= TRIAGE_RED);
	add_rate(&score->false_boundary, tags & 1u << TAG_BHN && !gold->boundaries, told->boundaries != 0);
	add_rate(&score->category, gold->triage > TRIAGE_GREEN && told->triage > TRIAGE_GREEN, gold->category == told->category);
}

struct score_hits score_level(const struct score *score, enum triage level)
{
	struct score_hits ret = { .right = score->told[level][level] };
	int i;

	for (i = 0; i < TRIAGE_COUNT; i++) {
		ret.wrong += i != (int)level ? score->told[i][level] : 0;
		ret.missed += i != (int)level ? score->told[level][i] : 0;
	}
	return ret;
}

struct score_hits score_from(const struct score *score, enum triage level)
{
	struct score_hits ret = { 0 };
	int gold, told;

	for (gold = 0; gold < TRIAGE_COUNT; gold++)
		for (told = 0; told < TRIAGE_COUNT; told++) {
			bool is = gold >= (int)level, said = told >= (int)level;

			*(is ? said ? &ret.right : &ret.missed : &ret.wrong) += is || said ? score->told[gold][told] : 0;
		}
	return ret;
}

struct score_rate score_crisis_urgent(const struct score *score)
{
	const unsigned *told = score->told[TRIAGE_CRISIS];
	unsigned urgent = told[TRIAGE_RED] + told[TRIAGE_CRISIS];

	return (struct score_rate){ urgent, urgent + told[TRIAGE_GREEN] + told[TRIAGE_AMBER] };
}

static double part(double a, double b)
{
	return b > 0 ? a / b : 0;
}

double score_precision(struct score_hits hits)
{
	return part(hits.right, hits.right + hits.wrong);
}

double score_recall(struct score_hits hits)
{
	return part(hits.right, hits.right + hits.missed);
}

double score_f1(struct score_hits hits)
{
	return part(2.0 * hits.right, 2.0 * hits.right + hits.wrong + hits.missed);
}

double score_macro_f1(const struct score *score)
{
	return (score_f1(score_level(score, TRIAGE_AMBER)) + score_f1(score_level(score, TRIAGE_RED)) +
	        score_f1(score_level(score, TRIAGE_CRISIS))) / 3;
}

double score_of_rate(struct score_rate rate)
{
	return part(rate.yes, rate.of);
}

void score_wilson(struct score_rate rate, double *ret_low, double *ret_high)
{
	const double z = 1.959964;
	double n = rate.of, p = score_of_rate(rate), middle, half;

	*ret_low = 0;
	*ret_high = 1;
	if (!rate.of)
		return;
	middle = (p + z * z / (2 * n)) / (1 + z * z / n);
	half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
	*ret_low = rate.yes ? middle - half : 0;
	*ret_high = rate.yes < rate.of ? middle + half : 1;
}
