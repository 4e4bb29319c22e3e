/* clients/cli/triage_line.c: see triage_line.h. */
#include "triage_line.h"

#include <string.h>

#include "base/mem.h"
#include "cli.h"

/* What is asked about a message; strings belong to the object. */
struct asked {
	struct moderation_message message;
	const char *error;                    /* NULL: none */
};

/* --- in --- */

static void take_string(struct asked *a, const json_t *object, const char *key, const char *error, const char **ret_at, size_t *ret_len)
{
	const json_t *value = json_object_get(object, key);

	if (!value || json_is_null(value))
		return;
	if (!json_is_string(value))
		a->error = error;
	*ret_at = json_string_value(value);
	*ret_len = json_string_length(value);
}

static json_int_t take_number(struct asked *a, const json_t *object, const char *key, json_int_t most, const char *error)
{
	const json_t *value = json_object_get(object, key);
	json_int_t n = json_integer_value(value);

	if (value && (!json_is_integer(value) || n < 0 || n > most))
		a->error = error;
	return a->error ? 0 : n;
}

static enum triage take_level(struct asked *a, const json_t *object)
{
	const char *at = "green";
	size_t len = strlen(at);
	int level;

	take_string(a, object, "peak", "peak is no level", &at, &len);
	level = at ? triage_parse(at, len) : -1;
	if (level < 0)
		a->error = "peak is no level";
	return level < 0 ? TRIAGE_GREEN : (enum triage)level;
}

static struct asked take(const json_t *object)
{
	struct asked a = { 0 };
	struct moderation_message *m = &a.message;
	size_t len;

	take_string(&a, object, "text", "text is no string", &m->text, &m->len);
	if (!m->text)
		a.error = "there is no text";
	take_string(&a, object, "context", "context is no string", &m->context, &m->context_len);
	take_string(&a, object, "lang", "lang is no string", &m->language, &len);
	m->earlier = (size_t)take_number(&a, object, "earlier", (json_int_t)m->len, "earlier is not a number of bytes of the text");
	m->ambers = (unsigned)take_number(&a, object, "ambers", 1000000, "ambers is not a number");
	m->peak = take_level(&a, object);
	if (!m->context_len)
		m->context = NULL;            /* "" is none, as in the data sets */
	return a;
}

/* --- out --- */

static json_t *boundaries_json(unsigned boundaries)
{
	json_t *ret = need(json_array());
	int i;

	for (i = 0; i < BOUNDARY_COUNT; i++)
		if (boundaries >> i & 1)
			json_array_append_new(ret, need(json_string(boundary_name(i))));
	return ret;
}

static json_t *reasons_json(const struct moderation_finding *f)
{
	json_t *ret = need(json_array());
	int i;

	for (i = 0; i < MODERATION_REASONS_MOST && f->reasons[i]; i++)
		json_array_append_new(ret, need(json_string(f->reasons[i])));
	return ret;
}

static json_t *finding_json(const struct moderation_finding *f)
{
	return need(json_pack("{s:s, s:[i,i], s:s, s:s?, s:s, s:o}", "id", f->rule, "span", (int)f->from, (int)f->to,
	                      "level", triage_name(f->level), "lowered_by", f->lowered_by, "why", f->why, "reasons", reasons_json(f)));
}

static json_t *result_json(json_t *id, const struct moderation_result *result)
{
	json_t *findings = need(json_array());
	size_t i;

	for (i = 0; i < result->n_findings; i++)
		json_array_append_new(findings, finding_json(&result->findings[i]));
	return need(json_pack("{s:O, s:s, s:s, s:o, s:o}", "id", id, "triage", triage_name(result->triage),
	                      "category", category_name(result->category), "boundaries", boundaries_json(result->boundaries),
	                      "rules", findings));
}

static json_t *error_json(struct triage_line *t, json_t *id, size_t number, const char *error)
{
	t->bad = true;
	return need(json_pack("{s:O, s:I, s:s}", "id", id, "line", (json_int_t)number, "error", error));
}

static const char *error_of(int err)
{
	switch (err) {
	case MODERATION_TOO_LONG: return "too long: a text has at most 65536 bytes";
	case MODERATION_BAD_UTF8: return "not UTF-8";
	default: return "cannot be checked";
	}
}

static json_t *answer_object(struct triage_line *t, const json_t *object, size_t number)
{
	json_t *id = json_object_get(object, "id") ? json_incref(json_object_get(object, "id")) : json_null(), *ret;
	struct asked a = take(object);
	int err = a.error ? 0 : moderation_check(t->rules, t->scratch, &a.message, &t->result);

	if (a.error || err)
		ret = error_json(t, id, number, a.error ? a.error : error_of(err));
	else
		ret = result_json(id, &t->result);
	json_decref(id);
	return ret;
}

/* The id of a line that is wrong only in bytes that are no UTF-8; else null. */
static json_t *id_of_bad(const char *line, size_t len)
{
	char *plain = need(mem_new(len + 1));
	json_t *object, *id;
	size_t i;

	for (i = 0; i < len; i++)
		plain[i] = (unsigned char)line[i] < 0x80 ? line[i] : '?';
	object = json_loadb(plain, len, JSON_ALLOW_NUL, NULL);
	id = json_object_get(object, "id") ? json_incref(json_object_get(object, "id")) : json_null();
	json_decref(object);
	mem_free(plain);
	return id;
}

/* In words of our own: those of jansson quote the line, cut anywhere. */
static const char *syntax_of(const json_error_t *error)
{
	return json_error_code(error) == json_error_invalid_utf8 ? "not UTF-8" : "not JSON";
}

json_t *triage_answer(struct triage_line *t, const char *line, size_t len, size_t number)
{
	json_error_t error;
	json_t *object = json_loadb(line, len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error), *id, *ret;

	if (json_is_object(object)) {
		ret = answer_object(t, object, number);
	} else {
		id = id_of_bad(line, len);
		ret = error_json(t, id, number, object ? "not a JSON object" : syntax_of(&error));
		json_decref(id);
	}
	json_decref(object);
	return ret;
}
