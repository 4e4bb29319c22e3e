/* moderation/tools/lessons.c: see lessons.h. */
#include "moderation/tools/lessons.h"

#include <string.h>

#include "moderation/heap.h"
#include "moderation/scratch.h"

static int make_room(struct lessons *l, size_t more)
{
	size_t room = 2 * (l->n_features + more);
	uint32_t *hash;
	uint8_t *kind;

	if (l->n_features + more <= l->room)
		return 0;
	hash = heap_resize(l->hash, room, sizeof(*hash));
	l->hash = hash ? hash : l->hash;
	kind = heap_resize(l->kind, room, sizeof(*kind));
	l->kind = kind ? kind : l->kind;
	if (!hash || !kind)
		return MODERATION_NO_MEMORY;
	l->room = room;
	return 0;
}

static int keep_features(struct lessons *l, struct lesson *lesson, struct moderation_scratch *s)
{
	struct features *features = &s->features;
	size_t i;

	/* The rules have no model, so that the check had no use for features. */
	features_gather(features, &s->text, 0, &s->matches, s->has_context ? &s->context : NULL, &s->context_matches);
	if (make_room(l, features->n))
		return MODERATION_NO_MEMORY;
	lesson->first = l->n_features;
	lesson->n = features->n;
	for (i = 0; i < features->n; i++) {
		lesson->answer = lesson->answer || features->at[i].kind == FEATURE_CONTEXT;
		l->hash[l->n_features] = features->at[i].hash;
		l->kind[l->n_features++] = features->at[i].kind;
	}
	return 0;
}

/* A text as it is learnt from: NUL-terminated, without markers.  NULL when out of memory. */
static char *stripped(const char *at, size_t len, size_t *ret_len)
{
	char *ret = heap_new(len + 1);

	if (ret)
		*ret_len = corpus_strip(memcpy(ret, at, len), len);
	return ret;
}

static int gather_message(struct lessons *l, const struct sample *s, const struct moderation_message *message,
                          const struct moderation_rules *rules, struct moderation_scratch *scratch)
{
	struct lesson *lesson = &l->at[l->n];
	struct moderation_result result;
	int err = moderation_check(rules, scratch, message, &result);

	if (err)
		return err;
	*lesson = (struct lesson){ .label = s->label, .file = s->file, .tags = s->tags, .reference = s->reference,
		.rules = { result.triage, result.category, result.boundaries } };
	l->n++;
	return keep_features(l, lesson, scratch);
}

static int gather_one(struct lessons *l, const struct sample *s, const struct moderation_rules *rules,
                      struct moderation_scratch *scratch)
{
	struct moderation_message m = { .language = *s->language ? s->language : NULL };
	char *text = stripped(s->text, s->len, &m.len);
	char *context = s->context ? stripped(s->context, s->context_len, &m.context_len) : NULL;
	int err = MODERATION_NO_MEMORY;

	m.text = text;
	m.context = context;
	if (text && (context || !s->context))
		err = gather_message(l, s, &m, rules, scratch);
	heap_free(text);
	heap_free(context);
	return err;
}

int lessons_gather(struct lessons *ret, const struct corpus *corpus, const struct moderation_rules *rules, size_t *ret_bad)
{
	struct moderation_scratch *scratch = moderation_scratch_new();
	size_t i;
	int err = 0;

	*ret = (struct lessons){ .files = corpus->files };
	ret->at = heap_array(corpus->n, sizeof(*ret->at));
	if (!ret->at || !scratch)
		err = MODERATION_NO_MEMORY;
	for (i = 0; i < corpus->n && !err; i++) {
		err = gather_one(ret, &corpus->at[i], rules, scratch);
		*ret_bad = i;
	}
	moderation_scratch_free(scratch);
	return err;
}

void lessons_features(const struct lessons *lessons, size_t i, struct features *ret)
{
	const struct lesson *lesson = &lessons->at[i];
	size_t k;

	for (k = 0; k < lesson->n; k++)
		ret->at[k] = (struct feature){ lessons->hash[lesson->first + k], 0, 0, lessons->kind[lesson->first + k] };
	ret->n = lesson->n;
}

void lessons_release(struct lessons *lessons)
{
	heap_free(lessons->at);
	heap_free(lessons->hash);
	heap_free(lessons->kind);
	*lessons = (struct lessons){ 0 };
}
