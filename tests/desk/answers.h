/* tests/desk/answers.h: asking, and looking into answers, for suites that talk with one server. */
#ifndef CAIRN_TESTS_DESK_ANSWERS_H
#define CAIRN_TESTS_DESK_ANSWERS_H

#include "support.h"

#include <jansson.h>

static json_t *answers[512];              /* of this test */
static size_t n_answers;

static inline void answers_forget(void)
{
	while (n_answers > 0)
		json_decref(answers[--n_answers]);
}

/* The newest answer `p` got. */
static inline json_t *newest_answer(const struct peer *p)
{
	size_t i = p->n_got;

	while (i-- > 0)
		if (strstr(p->got[i], "\"type\":\"reply\"") || strstr(p->got[i], "\"type\":\"error\"")) {
			assert_true(n_answers < sizeof answers / sizeof *answers);
			answers[n_answers] = json_loads(p->got[i], 0, NULL);
			assert_non_null(answers[n_answers]);
			return answers[n_answers++];
		}
	fail_msg("nothing was answered");
	return NULL;
}

static json_t *ask(struct peer *p, const char *op, const char *fields, ...) __attribute__((format(printf, 3, 4)));

static json_t *ask(struct peer *p, const char *op, const char *fields, ...)
{
	va_list args;
	char *text;

	va_start(args, fields);
	assert_true(vasprintf(&text, fields, args) >= 0);
	va_end(args);
	peer_ask(p, op, "%s", text);
	free(text);
	server_settle(p->server);
	return newest_answer(p);
}

/* What is at "result.case.id"; NULL when there is nothing. */
static inline json_t *look(json_t *root, const char *path)
{
	char part[64];
	json_t *here = root;

	while (here && *path) {
		size_t len = strcspn(path, ".");

		snprintf(part, sizeof part, "%.*s", (int)len, path);
		here = json_is_array(here) ? json_array_get(here, (size_t)strtoul(part, NULL, 10)) : json_object_get(here, part);
		path += len + (path[len] == '.');
	}
	return here;
}

/* The same; fails when there is nothing. */
static inline json_t *at(json_t *root, const char *path)
{
	json_t *here = look(root, path);
	char *all = here ? NULL : json_dumps(root, JSON_COMPACT);

	if (!here)
		fail_msg("no %s in %s", path, all);
	free(all);
	return here;
}

static inline const char *text_at(json_t *root, const char *path)
{
	return json_string_value(at(root, path));
}

static inline long long int_at(json_t *root, const char *path)
{
	return json_integer_value(at(root, path));
}

static inline size_t count_at(json_t *root, const char *path)
{
	return json_array_size(at(root, path));
}

static inline bool has(json_t *root, const char *path)
{
	return look(root, path) != NULL;
}

static inline bool mentions(json_t *root, const char *text)
{
	char *all = json_dumps(root, JSON_COMPACT);
	bool found = strstr(all, text) != NULL;

	free(all);
	return found;
}

#define assert_refused(answer, code) assert_string_equal(text_at(answer, "error.code"), code)
#define assert_field(answer, code, name) do { \
	json_t *refused_ = (answer); \
	assert_string_equal(text_at(refused_, "error.code"), code); \
	assert_string_equal(text_at(refused_, "error.field"), name); \
} while (0)

#endif
