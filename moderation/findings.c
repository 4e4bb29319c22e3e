/* moderation/findings.c: see findings.h. */
#include "moderation/findings.h"

#include <string.h>

#include "moderation/model.h"

#define FINDINGS_OF_RULE 3                /* places where one rule stands; more would push others out */
#define AMBERS_WORSENING 3                /* in a week: then one more is red */

/* --- the list, most urgent first --- */

static int compare(long a, long b)
{
	return (a > b) - (a < b);
}

/* Below 0: a comes before b. */
static int by_urgency(const struct moderation_finding *a, const struct moderation_finding *b)
{
	int order = compare(b->level, a->level);

	if (!order)
		order = compare(a->lowered_by != NULL, b->lowered_by != NULL);
	if (!order)
		order = compare(b->raw, a->raw);
	if (!order)
		order = compare(a->category, b->category);
	return order ? order : compare(a->from, b->from);
}

static void put(struct moderation_result *ret, const struct moderation_finding *finding)
{
	size_t i = ret->n_findings, n = ret->n_findings;

	while (i > 0 && by_urgency(finding, &ret->findings[i - 1]) < 0)
		i--;
	if (i == MODERATION_FINDINGS_MOST)
		return;
	if (n == MODERATION_FINDINGS_MOST)
		n--;
	memmove(&ret->findings[i + 1], &ret->findings[i], (n - i) * sizeof(*ret->findings));
	ret->findings[i] = *finding;
	ret->n_findings = n + 1;
}

/* A level that is higher than what was, or a category that kills earlier. */
static void urge(struct moderation_result *ret, enum triage level, enum category category)
{
	if (level > ret->triage || (level == ret->triage && level > TRIAGE_GREEN && category < ret->category))
		ret->category = category;
	if (level > ret->triage)
		ret->triage = level;
}

/* --- rules --- */

static bool counts(const struct findings *f, const struct hit *hit)
{
	return hit->last >= f->new;
}

static struct moderation_finding of_hit(const struct findings *f, const struct hit *hit)
{
	const struct token *tokens = f->scratch->text.tokens;

	return (struct moderation_finding){
		.source = FINDING_RULE, .rule = hit->rule->id, .why = hit->rule->why,
		.from = tokens[hit->first].from, .to = tokens[hit->last].to,
		.level = hit->level, .raw = hit->raw, .category = hit->category, .boundary = hit->boundary,
		.lowered_by = hit->lowered_by ? hit->lowered_by->id : NULL,
	};
}

/* Whether this says again what is in the list. */
static bool told(const struct moderation_result *ret, const struct moderation_finding *finding)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < ret->n_findings; i++) {
		const struct moderation_finding *other = &ret->findings[i];

		if (other->rule != finding->rule || !other->lowered_by != !finding->lowered_by ||
		    other->level != finding->level)
			continue;
		if (++n == FINDINGS_OF_RULE || (other->from < finding->to && finding->from < other->to))
			return true;
	}
	return false;
}

static void tell_hit(struct findings *f, const struct hit *hit)
{
	struct moderation_finding finding = of_hit(f, hit);

	urge(f->ret, hit->level, hit->category);
	if (hit->boundary >= 0 && !hit->lowered_by)
		f->ret->boundaries |= 1u << hit->boundary;
	if (!told(f->ret, &finding))
		put(f->ret, &finding);
}

void findings_of_rules(struct findings *f)
{
	const struct matches *matches = &f->scratch->matches;
	size_t i;

	for (i = 0; i < matches->n_hits; i++)
		if (!matches->hits[i].rule->hint && counts(f, &matches->hits[i]))
			tell_hit(f, &matches->hits[i]);
}

/* --- the second stage --- */

#define LIKE "reads like messages that were "

static const struct {
	const char *rule, *why;
} levels[] = {
	[TRIAGE_AMBER] = { "model.amber", LIKE "amber" },
	[TRIAGE_RED] = { "model.red", LIKE "red" },
	[TRIAGE_CRISIS] = { "model.crisis", LIKE "crisis" },
}, boundary_rules[] = {
#define X(code, word) [code] = { "model." word, LIKE word },
	BOUNDARY_LIST(X)
#undef X
};

/* A piece of the text, cut at a whole character. */
static void copy_text(const struct text *text, uint32_t from, uint32_t to, char ret[SCRATCH_REASON_MOST])
{
	size_t len = to - from, i;

	if (len >= SCRATCH_REASON_MOST)
		len = SCRATCH_REASON_MOST - 1;
	while (from + len < to && len > 0 && ((unsigned char)text->at[from + len] & 0xc0) == 0x80)
		len--;
	for (i = 0; i < len; i++)
		ret[i] = text->at[from + i] == '\n' ? ' ' : text->at[from + i];
	ret[len] = '\0';
}

static const char *reason(struct findings *f, const struct feature *feature, char ret[SCRATCH_REASON_MOST])
{
	const struct text *text = &f->scratch->text;

	if (feature->kind == FEATURE_CONTEXT)
		return "with the message before it";
	if (feature->kind == FEATURE_SHAPE)
		return "how it is written";
	copy_text(text, text->tokens[feature->first].from, text->tokens[feature->last].to, ret);
	return ret;
}

/* What weighed most for one output of the second stage. */
struct weighed {
	const struct feature *at[MODERATION_REASONS_MOST];
	size_t n;
};

static struct weighed weigh(const struct findings *f, const struct model *model, enum model_output output)
{
	struct weighed w;

	w.n = model_reasons(model, &f->scratch->features, output, w.at, MODERATION_REASONS_MOST);
	return w;
}

/* In a burst: whether something new weighs in it, or it is only what was found before. */
static bool says_new(const struct findings *f, const struct weighed *w)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (w->at[i]->last >= f->new)
			return true;
	return f->new == 0;
}

/* The place is that of the heaviest feature.  `slot`: which strings of the scratch are this finding's. */
static void tell_model(struct findings *f, const struct weighed *w, struct moderation_finding finding, size_t slot)
{
	const struct token *tokens = f->scratch->text.tokens;
	uint32_t first = f->new, last = (uint32_t)f->scratch->text.n_tokens - 1;
	size_t i;

	if (w->n > 0) {
		first = w->at[0]->first;
		last = w->at[0]->last;
	}
	finding.source = FINDING_MODEL;
	finding.from = tokens[first].from;
	finding.to = tokens[last].to;
	for (i = 0; i < w->n; i++)
		finding.reasons[i] = reason(f, w->at[i], f->scratch->reasons[slot][i]);
	put(f->ret, &finding);
}

/* One reading by the second stage: of what is new alone, or of the whole burst. */
struct reading {
	const struct model *model;
	int32_t scores[MODEL_OUTPUTS];
	size_t slot;                          /* strings of the scratch from here on */
};

static void tell_level(struct findings *f, const struct reading *r)
{
	static const enum model_output outputs[] = { MODEL_AMBER, MODEL_AMBER, MODEL_RED, MODEL_CRISIS };
	enum triage level = model_level(r->scores);
	enum category category = model_category(r->scores);
	struct weighed w;

	if (level <= f->ret->triage)
		return;
	w = weigh(f, r->model, outputs[level]);
	if (!says_new(f, &w))
		return;
	urge(f->ret, level, category);
	tell_model(f, &w, (struct moderation_finding){ .rule = levels[level].rule, .why = levels[level].why,
		.level = level, .raw = level, .category = category, .boundary = -1 }, r->slot);
}

static void tell_boundary(struct findings *f, const struct reading *r, int boundary)
{
	struct weighed w = weigh(f, r->model, MODEL_BOUNDARY + boundary);

	if (!says_new(f, &w))
		return;
	f->ret->boundaries |= 1u << boundary;
	f->ret->model_boundaries |= 1u << boundary;
	tell_model(f, &w, (struct moderation_finding){ .rule = boundary_rules[boundary].rule,
		.why = boundary_rules[boundary].why, .category = CATEGORY_NONE, .boundary = boundary }, r->slot + 1 + (size_t)boundary);
}

static void read_from(struct findings *f, struct reading *r, uint32_t from)
{
	struct moderation_scratch *s = f->scratch;
	unsigned new;

	model_expect(r->model, &s->features);
	features_gather(&s->features, &s->text, from, &s->matches, s->has_context ? &s->context : NULL,
	                s->has_context ? &s->context_matches : NULL);
	model_score(r->model, &s->features, r->scores);
	tell_level(f, r);
	for (new = model_boundaries(r->scores) & ~f->ret->boundaries; new; new &= new - 1)
		tell_boundary(f, r, __builtin_ctz(new));
}

/* What somebody said before may complete what they say now, and must not drown it: the new part is read alone as well. */
void findings_of_model(struct findings *f, const struct model *model)
{
	struct reading alone = { .model = model }, burst = { .model = model, .slot = 1 + BOUNDARY_COUNT };

	if (f->new >= f->scratch->text.n_tokens)
		return;
	read_from(f, &alone, f->new);
	if (f->new > 0)
		read_from(f, &burst, 0);
}

/* --- history --- */

static const char *const endings[] = { "farewell", "calm" };

static bool is_ending(const struct rule *rule)
{
	size_t i;

	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (strncmp(rule->name, endings[i], strlen(endings[i])) == 0)
			return true;
	return false;
}

/* A goodbye or a sudden calm; NULL: there is none. */
static const struct hit *find_ending(const struct findings *f)
{
	const struct matches *matches = &f->scratch->matches;
	size_t i;

	for (i = 0; i < matches->n_hits; i++)
		if (!matches->hits[i].lowered_by && counts(f, &matches->hits[i]) && is_ending(matches->hits[i].rule))
			return &matches->hits[i];
	return NULL;
}

static void tell_history(struct findings *f, struct moderation_finding finding)
{
	finding.source = FINDING_HISTORY;
	finding.raw = finding.level;
	finding.boundary = -1;
	urge(f->ret, finding.level, finding.category);
	put(f->ret, &finding);
}

void findings_of_history(struct findings *f)
{
	const struct token *tokens = f->scratch->text.tokens;
	const struct hit *ending;

	if (f->ret->triage == TRIAGE_AMBER && f->message->ambers >= AMBERS_WORSENING)
		tell_history(f, (struct moderation_finding){ .rule = "history.worsening",
			.why = "getting worse: several messages this week were amber",
			.from = f->ret->findings[0].from, .to = f->ret->findings[0].to,
			.level = TRIAGE_RED, .category = f->ret->category });
	if (f->message->peak >= TRIAGE_RED && f->ret->triage < TRIAGE_CRISIS && (ending = find_ending(f)))
		tell_history(f, (struct moderation_finding){ .rule = "history.farewell_after_red",
			.why = "a farewell or a sudden calm, after a red message in the last weeks",
			.from = tokens[ending->first].from, .to = tokens[ending->last].to,
			.level = TRIAGE_CRISIS, .category = CATEGORY_SUICIDE });
}
