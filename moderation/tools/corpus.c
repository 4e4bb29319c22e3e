/* moderation/tools/corpus.c: see corpus.h. */
#include "moderation/tools/corpus.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <jansson.h>

#include "moderation/heap.h"

static const char *const tags[] = {
#define X(code, word) [code] = word,
	TAG_LIST(X)
#undef X
};

/* One file being read. */
struct reading {
	struct corpus *corpus;
	struct moderation_fault *fault;
	char name[64];                        /* "en/nights.txt" */
	char language[8];
	unsigned line;
	struct label label;                   /* of the last heading */
	unsigned tags;
	bool headed;
};

struct piece {
	const char *at;
	size_t len;
};

const char *tag_name(enum tag tag)
{
	return tags[tag];
}

__attribute__((format(printf, 2, 3)))
static int faulty(struct reading *r, const char *format, ...)
{
	va_list args;

	snprintf(r->fault->file, sizeof(r->fault->file), "%.63s", r->name);
	r->fault->line = r->line;
	va_start(args, format);
	vsnprintf(r->fault->message, sizeof(r->fault->message), format, args);
	va_end(args);
	return -1;
}

/* --- examples --- */

static void sample_release(struct sample *e)
{
	heap_free(e->id);
	heap_free(e->text);
	heap_free(e->context);
}

static char *copy(struct piece from)
{
	char *ret = heap_new(from.len + 1);

	return ret ? memcpy(ret, from.at, from.len) : NULL;
}

/* Written `\n` becomes a line break. */
static size_t break_lines(char *at, size_t len)
{
	size_t from, to = 0;

	for (from = 0; from < len; from++) {
		bool is_break = at[from] == '\\' && from + 1 < len && at[from + 1] == 'n';

		at[to++] = is_break ? '\n' : at[from];
		from += is_break;
	}
	at[to] = '\0';
	return to;
}

static bool make_room(struct corpus *corpus)
{
	size_t room = corpus->room ? 2 * corpus->room : 256;
	struct sample *at;

	if (corpus->n < corpus->room)
		return true;
	at = heap_resize(corpus->at, room, sizeof(*at));
	if (!at)
		return false;
	corpus->at = at;
	corpus->room = room;
	return true;
}

/* A new example with the strings copied; its label is the caller's to fill. */
static struct sample *add(struct reading *r, struct piece id, struct piece text, struct piece context)
{
	struct sample e = { .len = text.len, .context_len = context.len, .file = r->corpus->files };

	if (!make_room(r->corpus))
		return NULL;
	e.id = copy(id);
	e.text = copy(text);
	e.context = context.len ? copy(context) : NULL;
	if (!e.id || !e.text || (context.len && !e.context)) {
		sample_release(&e);
		return NULL;
	}
	memcpy(e.language, r->language, sizeof(e.language));
	r->corpus->at[r->corpus->n] = e;
	return &r->corpus->at[r->corpus->n++];
}

size_t corpus_strip(char *at, size_t len)
{
	char *marker;

	while ((marker = strstr(at, CORPUS_MARKER))) {
		size_t after = (size_t)(marker - at) + strlen(CORPUS_MARKER);

		memmove(marker, at + after, len - after + 1);
		len -= strlen(CORPUS_MARKER);
	}
	return len;
}

static int add_source(struct reading *r, struct corpus *corpus, const char *path)
{
	char **sources = heap_resize(corpus->sources, corpus->n_sources + 1, sizeof(*sources));

	if (!sources)
		return faulty(r, "out of memory");
	corpus->sources = sources;
	sources[corpus->n_sources] = copy((struct piece){ path, strlen(path) });
	return sources[corpus->n_sources++] ? 0 : faulty(r, "out of memory");
}

/* --- *.txt --- */

static struct piece trim(struct piece p)
{
	while (p.len && strchr(" \t\r\n", p.at[p.len - 1]))
		p.len--;
	while (p.len && strchr(" \t", *p.at)) {
		p.at++;
		p.len--;
	}
	return p;
}

/* Cut the next word off *from; empty at the end. */
static struct piece next_word(struct piece *from)
{
	struct piece word = { from->at, 0 };

	*from = trim(*from);
	word.at = from->at;
	while (word.len < from->len && !strchr(" \t", word.at[word.len]))
		word.len++;
	from->at += word.len;
	from->len -= word.len;
	return word;
}

static int tag_parse(struct piece word)
{
	int i;

	for (i = 0; i < TAG_COUNT; i++)
		if (strlen(tags[i]) == word.len && !memcmp(tags[i], word.at, word.len))
			return i;
	return -1;
}

/* One word behind level and category. */
static int read_mark(struct reading *r, struct piece word)
{
	bool is_boundary = *word.at == '+';
	int n = is_boundary ? boundary_parse(word.at + 1, word.len - 1) : tag_parse(word);

	if (n < 0)
		return faulty(r, "%s: %.*s", is_boundary ? "no such boundary" : "no such tag", (int)word.len, word.at);
	if (is_boundary)
		r->label.boundaries |= 1u << n;
	else
		r->tags |= 1u << n;
	return 0;
}

/* What cannot be by the label guide. */
static int check_heading(struct reading *r)
{
	if (r->label.triage == TRIAGE_GREEN && r->label.category != CATEGORY_NONE)
		return faulty(r, "green has no category");
	if (r->label.triage >= TRIAGE_RED && r->tags & 1u << TAG_HN)
		return faulty(r, "a hard negative (hn) is not urgent");
	return 0;
}

static int read_heading(struct reading *r, struct piece rest)
{
	struct piece level = next_word(&rest), kind = next_word(&rest), word;
	int triage = triage_parse(level.at, level.len), category = category_parse(kind.at, kind.len);

	if (triage < 0)
		return faulty(r, "no such level: %.*s", (int)level.len, level.at);
	if (category < 0)
		return faulty(r, "no such category: %.*s", (int)kind.len, kind.at);
	r->label = (struct label){ triage, category, 0 };
	r->tags = 0;
	r->headed = true;
	while ((word = next_word(&rest)).len)
		if (read_mark(r, word))
			return -1;
	return check_heading(r);
}

static int read_message(struct reading *r, struct piece line)
{
	const char *bars = memmem(line.at, line.len, "||", 2);
	struct piece context = { line.at, 0 }, text = line;
	char id[96];
	struct sample *e;

	if (!r->headed)
		return faulty(r, "a message before the first heading");
	if (bars) {
		context = trim((struct piece){ line.at, (size_t)(bars - line.at) });
		text = trim((struct piece){ bars + 2, line.len - (size_t)(bars + 2 - line.at) });
	}
	if (!text.len || (bars && !context.len))
		return faulty(r, "nothing on one side of ||");
	snprintf(id, sizeof(id), "%s:%u", r->name, r->line);
	e = add(r, (struct piece){ id, strlen(id) }, text, context);
	if (!e)
		return faulty(r, "out of memory");
	e->len = break_lines(e->text, e->len);
	e->context_len = e->context ? break_lines(e->context, e->context_len) : 0;
	e->label = r->label;
	e->tags = r->tags;
	return 0;
}

static int read_text_line(struct reading *r, struct piece line)
{
	if (!line.len || (*line.at == '#' && (line.len == 1 || line.at[1] == ' ')))
		return 0;
	if (line.len >= 2 && !memcmp(line.at, "##", 2))
		return read_heading(r, (struct piece){ line.at + 2, line.len - 2 });
	return read_message(r, line);
}

/* --- *.jsonl --- */

static struct piece string_of(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return (struct piece){ json_is_string(value) ? json_string_value(value) : "", json_string_length(value) };
}

/* "[hn][obf] words" */
static unsigned tags_of(struct piece why)
{
	unsigned ret = 0;
	const char *end;

	while (why.len && *why.at == '[' && (end = memchr(why.at, ']', why.len))) {
		int tag = tag_parse((struct piece){ why.at + 1, (size_t)(end - why.at) - 1 });

		ret |= tag < 0 ? 0 : 1u << tag;
		why.len -= (size_t)(end + 1 - why.at);
		why.at = end + 1;
	}
	return ret;
}

static int read_label(struct reading *r, const json_t *object, struct label *ret)
{
	struct piece level = string_of(object, "triage"), kind = string_of(object, "category");
	int triage = triage_parse(level.at, level.len), category = category_parse(kind.at, kind.len);
	const json_t *list = json_object_get(object, "boundaries"), *item;
	size_t i;

	if (triage < 0 || category < 0)
		return faulty(r, "triage or category is none that is known");
	*ret = (struct label){ triage, category, 0 };
	json_array_foreach(list, i, item) {
		int boundary = json_is_string(item) ? boundary_parse(json_string_value(item), json_string_length(item)) : -1;

		if (boundary < 0)
			return faulty(r, "no such boundary");
		ret->boundaries |= 1u << boundary;
	}
	return 0;
}

static int read_object(struct reading *r, const json_t *object)
{
	struct piece language = string_of(object, "lang"), id = string_of(object, "id");
	struct label label;
	struct sample *e;

	if (!string_of(object, "text").len || !id.len)
		return faulty(r, "an object with id and text was expected");
	if (language.len >= sizeof(r->language))
		return faulty(r, "no language: %s", language.at);
	if (read_label(r, object, &label))
		return -1;
	memcpy(r->language, language.at, language.len + 1);
	e = add(r, id, string_of(object, "text"), string_of(object, "context"));
	if (!e)
		return faulty(r, "out of memory");
	e->label = label;
	e->tags = tags_of(string_of(object, "why"));
	e->reference = true;
	return 0;
}

static int read_json_line(struct reading *r, struct piece line)
{
	json_error_t error;
	json_t *object;
	int result;

	if (!line.len)
		return 0;
	object = json_loadb(line.at, line.len, JSON_REJECT_DUPLICATES, &error);
	if (!object)
		return faulty(r, "%s", error.text);
	result = read_object(r, object);
	json_decref(object);
	return result;
}

/* --- files --- */

static bool ends_with(const char *at, const char *end)
{
	size_t len = strlen(at), end_len = strlen(end);

	return len >= end_len && !strcmp(at + len - end_len, end);
}

/* "../corpus/en/nights.txt" is "en/nights.txt" of language en; "blind/de.txt" is German. */
static void name_reading(struct reading *r, const char *path)
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path, *parent = base;
	struct piece language;

	while (parent > path && (parent == base || parent[-1] != '/'))
		parent--;
	snprintf(r->name, sizeof(r->name), "%s", parent);
	language = (struct piece){ base, strspn(base, "abcdefghijklmnopqrstuvwxyz") };
	if (language.len != 2 || !strchr(".-", base[2]))
		language = (struct piece){ parent, base > parent ? (size_t)(base - parent) - 1 : 0 };
	if (language.len < sizeof(r->language))
		memcpy(r->language, language.at, language.len);
}

static int read_lines(struct reading *r, FILE *file, int (*read_line)(struct reading *, struct piece))
{
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	int result = 0;

	while (!result && (len = getline(&line, &room, file)) >= 0) {
		r->line++;
		result = read_line(r, trim((struct piece){ line, (size_t)len }));
	}
	free(line);
	return result || !ferror(file) ? result : faulty(r, "cannot be read: %s", strerror(errno));
}

int corpus_read(struct corpus *corpus, const char *path, struct moderation_fault *ret_fault)
{
	struct reading r = { .corpus = corpus, .fault = ret_fault };
	FILE *file = fopen(path, "re");
	int result;

	name_reading(&r, path);
	if (!file)
		return faulty(&r, "cannot be read: %s", strerror(errno));
	result = add_source(&r, corpus, path);
	if (!result)
		result = read_lines(&r, file, ends_with(path, ".jsonl") ? read_json_line : read_text_line);
	fclose(file);
	corpus->files++;
	return result;
}

static int wanted(const struct dirent *entry)
{
	return *entry->d_name != '.' && strcmp(entry->d_name, "blind") != 0;
}

static bool is_directory(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int read_below(struct corpus *corpus, const char *directory, int depth, struct moderation_fault *ret_fault)
{
	struct reading r = { .fault = ret_fault };
	struct dirent **list = NULL;
	int n = scandir(directory, &list, wanted, by_bytes), i, result;

	name_reading(&r, directory);
	if (n < 0)
		return faulty(&r, "cannot be read: %s", strerror(errno));
	result = add_source(&r, corpus, directory);
	for (i = 0; i < n; i++) {
		char path[PATH_MAX];

		snprintf(path, sizeof(path), "%s/%s", directory, list[i]->d_name);
		if (!result && !depth && is_directory(path))
			result = read_below(corpus, path, depth + 1, ret_fault);
		else if (!result && (ends_with(path, ".txt") || ends_with(path, ".jsonl")))
			result = corpus_read(corpus, path, ret_fault);
		free(list[i]);
	}
	free(list);
	return result;
}

int corpus_read_tree(struct corpus *corpus, const char *directory, struct moderation_fault *ret_fault)
{
	return read_below(corpus, directory, 0, ret_fault);
}

/* --- what two have in common --- */

static bool same_string(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static bool holds(const struct corpus *corpus, const struct sample *s)
{
	size_t i;

	for (i = 0; i < corpus->n; i++) {
		const struct sample *other = &corpus->at[i];

		if (other->len == s->len && !strcmp(other->text, s->text) && same_string(other->context, s->context))
			return true;
	}
	return false;
}

void corpus_drop(struct corpus *corpus, const struct corpus *other)
{
	size_t i, n = 0;

	for (i = 0; i < corpus->n; i++)
		if (holds(other, &corpus->at[i]))
			sample_release(&corpus->at[i]);
		else
			corpus->at[n++] = corpus->at[i];
	corpus->n = n;
}

/* --- the end --- */

void corpus_release(struct corpus *corpus)
{
	size_t i;

	for (i = 0; i < corpus->n; i++)
		sample_release(&corpus->at[i]);
	for (i = 0; i < corpus->n_sources; i++)
		heap_free(corpus->sources[i]);
	heap_free(corpus->sources);
	heap_free(corpus->at);
	*corpus = (struct corpus){ 0 };
}
