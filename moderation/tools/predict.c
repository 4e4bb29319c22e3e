/* moderation/tools/predict.c: see predict.h. */
#include "moderation/tools/predict.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

__attribute__((format(printf, 4, 5)))
static int faulty(struct moderation_fault *ret, const char *file, unsigned line, const char *format, ...)
{
	va_list args;

	snprintf(ret->file, sizeof(ret->file), "%.63s", file);
	ret->line = line;
	va_start(args, format);
	vsnprintf(ret->message, sizeof(ret->message), format, args);
	va_end(args);
	return -1;
}

/* --- by the library --- */

static int predict_one(const struct sample *s, const struct moderation_rules *rules, struct moderation_scratch *scratch,
                       struct label *ret)
{
	struct moderation_message message = { .text = s->text, .len = s->len, .context = s->context,
		.context_len = s->context_len, .language = *s->language ? s->language : NULL };
	struct moderation_result result;
	int err = moderation_check(rules, scratch, &message, &result);

	*ret = (struct label){ result.triage, result.category, result.boundaries };
	return err;
}

int predict_by_rules(const struct corpus *gold, const struct moderation_rules *rules, struct label *ret,
                     struct moderation_fault *ret_fault)
{
	struct moderation_scratch *scratch = moderation_scratch_new();
	size_t i;
	int result = scratch ? 0 : faulty(ret_fault, "scratch", 0, "out of memory");

	for (i = 0; i < gold->n && !result; i++)
		if (predict_one(&gold->at[i], rules, scratch, &ret[i]))
			result = faulty(ret_fault, gold->at[i].id, 0, "not UTF-8, or too long");
	moderation_scratch_free(scratch);
	return result;
}

/* --- from a file --- */

static unsigned boundaries_of(const json_t *list)
{
	const json_t *item;
	unsigned ret = 0;
	size_t i;

	json_array_foreach(list, i, item) {
		int boundary = json_is_string(item) ? boundary_parse(json_string_value(item), json_string_length(item)) : -1;

		ret |= boundary < 0 ? 0 : 1u << boundary;
	}
	return ret;
}

/* What a line says; false: nothing that is known. */
static bool label_of(const json_t *object, struct label *ret)
{
	const json_t *level = json_object_get(object, "triage"), *kind = json_object_get(object, "category");
	int triage, category;

	*ret = (struct label){ TRIAGE_GREEN, CATEGORY_NONE, boundaries_of(json_object_get(object, "boundaries")) };
	if (json_object_get(object, "error"))
		return true;
	if (!json_is_string(level) || !json_is_string(kind))
		return false;
	triage = triage_parse(json_string_value(level), json_string_length(level));
	category = category_parse(json_string_value(kind), json_string_length(kind));
	ret->triage = (enum triage)triage;
	ret->category = (enum category)category;
	return triage >= 0 && category >= 0;
}

/* Lines by id: {"dev-0001": {...}}. */
static int read_lines(json_t *by_id, FILE *file, const char *path, struct moderation_fault *ret_fault)
{
	char *line = NULL;
	size_t room = 0;
	unsigned number = 0;
	ssize_t len;
	int result = 0;

	while (!result && (len = getline(&line, &room, file)) >= 0) {
		json_t *object = json_loadb(line, (size_t)len, JSON_ALLOW_NUL, NULL);
		const char *id = json_string_value(json_object_get(object, "id"));
		struct label label;

		number++;
		if (!id || !label_of(object, &label) || json_object_set(by_id, id, object))
			result = faulty(ret_fault, path, number, "an object with id, triage and category was expected");
		json_decref(object);
	}
	free(line);
	return result;
}

int predict_from_file(const struct corpus *gold, const char *path, struct label *ret, struct moderation_fault *ret_fault)
{
	FILE *file = fopen(path, "re");
	json_t *by_id = json_object();
	size_t i;
	int result;

	if (!file || !by_id)
		result = faulty(ret_fault, path, 0, "cannot be read: %s", file ? "out of memory" : strerror(errno));
	else
		result = read_lines(by_id, file, path, ret_fault);
	for (i = 0; i < gold->n && !result; i++)
		if (!label_of(json_object_get(by_id, gold->at[i].id), &ret[i]))
			result = faulty(ret_fault, path, 0, "says nothing of %s", gold->at[i].id);
	if (file)
		fclose(file);
	json_decref(by_id);
	return result;
}
