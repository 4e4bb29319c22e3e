#include "protocol/json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "base/mem.h"

/* --- parsing --- */

/* jansson reports some failed allocations as syntax errors; this remembers. */
static _Thread_local bool out_of_memory;

static void *json_malloc(size_t size)
{
	void *p = mem_new(size);

	if (!p)
		out_of_memory = true;
	return p;
}

void protocol_init(void)
{
	json_set_alloc_funcs(json_malloc, mem_free);
	json_object_seed(0);
}

/* Where a string that starts after its opening quote at `i` ends, or len. */
static size_t string_end(struct str s, size_t i)
{
	while (i < s.len && s.at[i] != '"')
		i += s.at[i] == '\\' ? 2 : 1;
	return i;
}

/* Count what would make jansson recurse or allocate, before it sees a byte. */
static int prescan(struct str s, unsigned max_depth, unsigned max_values)
{
	unsigned depth = 0, values = 0;

	for (size_t i = 0; i < s.len; i++) {
		switch (s.at[i]) {
		case '"':
			i = string_end(s, i + 1);
			break;
		case '{':
		case '[':
			if (++depth > max_depth)
				return ERR_BAD_JSON;
			__attribute__((fallthrough));
		case ',':
			if (++values > max_values)
				return ERR_TOO_LARGE;
			break;
		case '}':
		case ']':
			depth -= depth > 0;
			break;
		}
	}
	return 0;
}

int json_read_file(struct str bytes, unsigned max_depth, unsigned max_values, struct json_t **ret_json, unsigned *ret_line)
{
	json_error_t why = { .line = 0 };
	json_t *json;
	int err = prescan(bytes, max_depth, max_values);

	*ret_line = 0;
	if (err)
		return err;
	out_of_memory = false;
	json = json_loadb(bytes.at ? bytes.at : "", bytes.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
	if (out_of_memory || !json_is_object(json)) {
		*ret_line = why.line > 0 ? (unsigned)why.line : 0;
		json_decref(json);
		return out_of_memory ? ERR_NO_MEMORY : ERR_BAD_JSON;
	}
	*ret_json = json;
	return 0;
}

int json_read(struct str bytes, unsigned max_depth, struct json_t **ret_json)
{
	unsigned line;

	return json_read_file(bytes, max_depth, JSON_VALUES_MAX, ret_json, &line);
}

void json_free(struct json_t *json)
{
	json_decref(json);
}

static struct str text_of(const json_t *json)
{
	return (struct str){ json_string_value(json), json_string_length(json) };
}

static int put_chunk(const char *at, size_t len, void *out)
{
	buf_put(out, at, len);
	return 0;
}

void json_canonical(const struct json_t *json, struct buf *out)
{
	if (json_dump_callback(json, put_chunk, out, JSON_COMPACT | JSON_SORT_KEYS))
		out->err = ERR_NO_MEMORY;
}

struct str json_text(struct json_t *json, const char *name)
{
	return text_of(json_object_get(json, name));
}

/* --- decoding --- */

/* The way from the top to the value in hand, as a chain on the stack. */
struct path {
	const struct path *up;
	const char *name;                     /* NULL: an item, number `index` */
	size_t len, index;
};

struct reader {
	struct arena *arena;
	struct wire_fault *fault;
};

/* A stranger may have chosen the name: printable ASCII only, and what fits. */
static void put_name(struct wire_fault *f, size_t *at, const char *name, size_t len)
{
	for (size_t i = 0; i < len && *at < sizeof(f->field) - 1; i++)
		f->field[(*at)++] = name[i] > ' ' && name[i] < 0x7f ? name[i] : '?';
}

static void put_path(struct wire_fault *f, size_t *at, const struct path *p)
{
	char number[32];

	if (!p)
		return;
	put_path(f, at, p->up);
	if (!p->name) {
		put_name(f, at, number, (size_t)snprintf(number, sizeof(number), "[%zu]", p->index));
		return;
	}
	if (p->up)
		put_name(f, at, ".", 1);
	put_name(f, at, p->name, p->len);
}

static int fail(struct reader *r, int err, const struct path *p)
{
	size_t at = 0;

	*r->fault = (struct wire_fault){ .err = err };
	put_path(r->fault, &at, p);
	return err;
}

static bool in_set(const struct wire_run *run, unsigned char c)
{
	return c < 128 && (run->set[c / 64] >> c % 64 & 1);
}

static bool matches(const struct wire_run *run, struct str s)
{
	size_t i = 0;

	for (; run->most; run++) {
		unsigned n = 0;

		if (run->may_end && i == s.len)
			return true;
		for (; n < run->most && i < s.len && in_set(run, s.at[i]); n++)
			i++;
		if (n < run->least)
			return false;
	}
	return i == s.len;
}

static uint64_t code_points(struct str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += (s.at[i] & 0xc0) != 0x80;
	return n;
}

int wire_text_check(const struct wire_field *f, struct str text)
{
	uint64_t length = code_points(text);

	if (memchr(text.at, '\0', text.len))
		return ERR_BAD_FIELD;
	if (length > f->most)
		return ERR_TOO_LARGE;
	if (length < f->least || (f->pattern && !matches(f->pattern, text)))
		return ERR_BAD_FIELD;
	return 0;
}

static int read_id(const json_t *json, int64_t *ret)
{
	return id_parse(text_of(json), ret);
}

static int read_text(const struct wire_field *f, const json_t *json, struct str *ret)
{
	struct str text = text_of(json);

	if (!text.at)
		return ERR_BAD_FIELD;
	*ret = text;
	return wire_text_check(f, text);
}

static int read_int(const struct wire_field *f, const json_t *json, uint64_t *ret)
{
	json_int_t n = json_integer_value(json);

	if (!json_is_integer(json) || n < 0 || (uint64_t)n < f->least || (uint64_t)n > f->most)
		return ERR_BAD_FIELD;
	*ret = (uint64_t)n;
	return 0;
}

static int read_bool(const json_t *json, bool *ret)
{
	*ret = json_is_true(json);
	return json_is_boolean(json) ? 0 : ERR_BAD_FIELD;
}

/* Enums of this ABI have the size and range of unsigned; messages.c asserts it. */
static int read_enum(const struct wire_field *f, const json_t *json, unsigned *ret)
{
	return wire_names_find(f->names, text_of(json), ret);
}

static int read_object(struct reader *r, const struct wire_object *o, json_t *json, char *ret, const struct path *up);
static int read_array(struct reader *r, const struct wire_field *f, json_t *json, char *base, const struct path *p);

/* The value of one field, or one item, at base + f->at. */
static int read_value(struct reader *r, const struct wire_field *f, json_t *json, char *base, const struct path *p)
{
	void *to = base + f->at;
	int err = 0;

	switch ((enum wire_kind)f->kind) {
	case WIRE_ID: err = read_id(json, to); break;
	case WIRE_TEXT: err = read_text(f, json, to); break;
	case WIRE_INT: err = read_int(f, json, to); break;
	case WIRE_BOOL: err = read_bool(json, to); break;
	case WIRE_ENUM: err = read_enum(f, json, to); break;
	case WIRE_OBJECT: return read_object(r, f->object, json, to, p);
	case WIRE_ARRAY: return read_array(r, f, json, base, p);
	}
	return err ? fail(r, err, p) : 0;
}

static int read_array(struct reader *r, const struct wire_field *f, json_t *json, char *base, const struct path *p)
{
	size_t n = json_array_size(json);
	char *items;

	if (!json_is_array(json) || n < f->least)
		return fail(r, ERR_BAD_FIELD, p);
	if (n > f->most)
		return fail(r, ERR_TOO_LARGE, p);
	items = arena_array(r->arena, n, f->size);
	if (!items)
		return fail(r, ERR_NO_MEMORY, NULL);
	*(void **)(void *)(base + f->at) = items;
	*(size_t *)(void *)(base + f->count) = n;
	for (size_t i = 0; i < n; i++) {
		struct path here = { .up = p, .index = i };
		int err = read_value(r, f->item, json_array_get(json, i), items + i * f->size, &here);

		if (err)
			return err;
	}
	return 0;
}

static int read_field(struct reader *r, const struct wire_field *f, json_t *json, char *base, const struct path *up)
{
	const char *name = f->head + 2;
	struct path here = { .up = up, .name = name, .len = f->name_len };
	json_t *value = json_object_getn(json, name, f->name_len);

	if (!value)
		return f->required ? fail(r, ERR_MISSING_FIELD, &here) : 0;
	if (f->has)
		*(bool *)(void *)(base + f->has) = true;
	return read_value(r, f, value, base, &here);
}

const struct wire_field *wire_field_find(const struct wire_object *o, struct str name)
{
	for (unsigned i = 0; i < o->count; i++) {
		const struct wire_field *f = &o->fields[i];

		if (f->name_len == name.len && memcmp(f->head + 2, name.at, name.len) == 0)
			return f;
	}
	return NULL;
}

static int refuse_unknown(struct reader *r, const struct wire_object *o, const struct wire_object *beside,
                          json_t *json, const struct path *up)
{
	const char *name;
	size_t len;
	json_t *value;

	json_object_keylen_foreach(json, name, len, value) {
		struct path here = { .up = up, .name = name, .len = len };

		if (!wire_field_find(o, (struct str){ name, len }) &&
		    !(beside && wire_field_find(beside, (struct str){ name, len })))
			return fail(r, ERR_UNKNOWN_FIELD, &here);
	}
	return 0;
}

static int read_fields(struct reader *r, const struct wire_object *o, json_t *json, char *ret, const struct path *up)
{
	int err = 0;

	for (unsigned i = 0; i < o->count && !err; i++)
		err = read_field(r, &o->fields[i], json, ret, up);
	return err;
}

static int read_object(struct reader *r, const struct wire_object *o, json_t *json, char *ret, const struct path *up)
{
	int err;

	if (!json_is_object(json))
		return fail(r, ERR_BAD_FIELD, up);
	err = refuse_unknown(r, o, NULL, json, up);
	return err ? err : read_fields(r, o, json, ret, up);
}

int wire_decode(const struct wire_object *o, struct json_t *json, struct arena *arena, void *ret,
                struct wire_fault *ret_fault)
{
	struct reader r = { arena, ret_fault };

	return read_fields(&r, o, json, ret, NULL);
}

int wire_refuse_unknown(const struct wire_object *o, const struct wire_object *beside, struct json_t *json,
                        struct wire_fault *ret_fault)
{
	struct reader r = { NULL, ret_fault };

	return refuse_unknown(&r, o, beside, json, NULL);
}
