/* protocol/encode.c: the writing half of json.h. */
#include "protocol/json.h"

#include <assert.h>

#include "base/id.h"

static void put_id(int64_t id, struct buf *out)
{
	char text[ID_TEXT_LEN + 3];

	id_format(id, text + 1);
	text[0] = text[ID_TEXT_LEN + 1] = '"';
	buf_put(out, text, ID_TEXT_LEN + 2);
}

static void put_int(const struct wire_field *f, uint64_t n, struct buf *out)
{
	assert(n >= f->least && n <= f->most);
	buf_put_int(out, (int64_t)n);
}

/* Program words: nothing to escape. */
static void put_word(const char *word, struct buf *out)
{
	buf_putc(out, '"');
	buf_puts(out, word);
	buf_putc(out, '"');
}

static void put_array(const struct wire_field *f, const char *base, struct buf *out);

static void put_value(const struct wire_field *f, const char *base, struct buf *out)
{
	const void *from = base + f->at;

	switch ((enum wire_kind)f->kind) {
	case WIRE_ID: put_id(*(const int64_t *)from, out); break;
	case WIRE_TEXT: buf_put_json(out, *(const struct str *)from); break;
	case WIRE_INT: put_int(f, *(const uint64_t *)from, out); break;
	case WIRE_BOOL: buf_puts(out, *(const bool *)from ? "true" : "false"); break;
	case WIRE_ENUM: put_word(wire_names_get(f->names, *(const unsigned *)from), out); break;
	case WIRE_OBJECT: wire_encode(f->object, from, out); break;
	case WIRE_ARRAY: put_array(f, base, out); break;
	}
}

static void put_array(const struct wire_field *f, const char *base, struct buf *out)
{
	const char *items = *(const char *const *)(const void *)(base + f->at);
	size_t n = *(const size_t *)(const void *)(base + f->count);

	buf_putc(out, '[');
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_putc(out, ',');
		put_value(f->item, items + i * f->size, out);
	}
	buf_putc(out, ']');
}

static bool given(const struct wire_field *f, const char *base)
{
	if (f->required)
		return true;
	if (f->has)
		return *(const bool *)(const void *)(base + f->has);
	if (f->kind == WIRE_ID)
		return *(const int64_t *)(const void *)(base + f->at) != 0;
	return ((const struct str *)(const void *)(base + f->at))->at != NULL;
}

/* `skip` leaves out the comma of the first field. */
static void put_fields(const struct wire_object *o, const char *base, size_t skip, struct buf *out)
{
	for (unsigned i = 0; i < o->count; i++) {
		const struct wire_field *f = &o->fields[i];

		if (!given(f, base))
			continue;
		buf_put(out, f->head + skip, f->name_len + 4u - skip);
		put_value(f, base, out);
		skip = 0;
	}
}

void wire_encode(const struct wire_object *o, const void *from, struct buf *out)
{
	buf_putc(out, '{');
	put_fields(o, from, 1, out);
	buf_putc(out, '}');
}

void wire_encode_rest(const struct wire_object *o, const void *from, struct buf *out)
{
	put_fields(o, from, 0, out);
}

/* --- enum names --- */

const char *wire_names_get(const struct wire_names *names, unsigned value)
{
	assert(value < names->count);
	return names->at[value];
}

int wire_names_find(const struct wire_names *names, struct str name, unsigned *ret_value)
{
	for (unsigned i = 0; i < names->count; i++) {
		if (name.at && str_is(name, names->at[i])) {
			*ret_value = i;
			return 0;
		}
	}
	return ERR_BAD_FIELD;
}
