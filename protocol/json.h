/* protocol/json.h: between JSON and C structs, driven by tables.
 *
 * generated/messages.c holds one table of fields for each object of the schema;
 * one decoder (json.c) and one encoder (encode.c) walk all of them.  Knows nothing of
 * operations: the envelope is protocol/envelope.c.  The only user of jansson.
 *
 *  (1) Nothing a stranger sends makes jansson nest deeper or hold more values
 *      than json_read() allows: it counts before it parses.
 *  (2) What decodes satisfies the schema: types, ranges, lengths in code
 *      points, patterns, required and unknown fields.
 *
 * No state beside jansson's allocator; any thread. */
#ifndef CAIRN_PROTOCOL_JSON_H
#define CAIRN_PROTOCOL_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct json_t;

/* Most values of one request; the largest the schema allows has fewer than 150. */
#define JSON_VALUES_MAX 1024
#define WIRE_NO_LIMIT UINT64_MAX

enum wire_kind { WIRE_ID, WIRE_TEXT, WIRE_INT, WIRE_BOOL, WIRE_ENUM, WIRE_OBJECT, WIRE_ARRAY };

/* Between `least` and `most` characters of a set; a pattern is some of these,
 * up to one with most == 0. */
struct wire_run {
	uint64_t set[2];                      /* a bit for each ASCII character */
	unsigned least, most;
	bool may_end;                         /* the text may also stop before this run */
};

struct wire_names {
	const char *const *at;                /* by enum value */
	unsigned count;
};

struct wire_object;

/* One property of an object, or (named "") the item of an array. */
struct wire_field {
	const char *head;                     /* ,"name":  as the encoder writes it */
	uint8_t name_len;
	uint8_t kind;                         /* enum wire_kind */
	bool required;
	uint16_t at, has, count;              /* offsets of the value, of has_x (0: none), of n_x */
	uint16_t size;                        /* ARRAY: of one item in C */
	uint64_t least, most;                 /* INT: value; TEXT: code points; ARRAY: items */
	const struct wire_run *pattern;       /* TEXT, or NULL */
	const struct wire_names *names;       /* ENUM */
	const struct wire_object *object;     /* OBJECT */
	const struct wire_field *item;        /* ARRAY */
};

struct wire_object {
	const struct wire_field *fields;
	unsigned count;
};

/* Why a request was refused.  `field` is "" when no field is to blame, else a
 * path such as "resume[2].after", always printable ASCII. */
struct wire_fault {
	int err;
	char field[64];
	int64_t retry_after_ms;               /* 0: nothing to say */
	int64_t until_ms;                     /* ERR_READ_ONLY: its end */
	unsigned boundaries;                  /* ERR_BOUNDARY: 1u << enum wire_boundary */
};

/* Route jansson to base/mem.h and seed its hash tables.  Before any thread starts. */
void protocol_init(void);

/* Parse one object.  ERR_BAD_JSON for anything that is not strict JSON in UTF-8
 * without duplicate names, or nests deeper than max_depth;
 * ERR_TOO_LARGE above JSON_VALUES_MAX; ERR_NO_MEMORY.  Free with json_free(). */
int json_read(struct str bytes, unsigned max_depth, struct json_t **ret_json) WARN_UNUSED;
/* The same of a file of our own, which may hold more.  *ret_line: where it stops being JSON, 0 when that is not known. */
int json_read_file(struct str bytes, unsigned max_depth, unsigned max_values, struct json_t **ret_json, unsigned *ret_line) WARN_UNUSED;
void json_free(struct json_t *json);          /* NULL is a no-op */
/* Append the value as compact JSON with sorted names. */
void json_canonical(const struct json_t *json, struct buf *out);
/* The string called `name`; absent when it is missing or not a string. */
struct str json_text(struct json_t *json, const char *name);

/* Fill `ret` (zeroed by the caller, its memory the table's struct) from an object.
 * Texts are borrowed from json, arrays from the arena.  On failure `ret` is
 * half-filled and the fault says why.  Unknown names are refused inside, but at
 * the top only by wire_refuse_unknown(), because two tables may share an object. */
int wire_decode(const struct wire_object *o, struct json_t *json, struct arena *arena, void *ret,
                struct wire_fault *ret_fault) WARN_UNUSED;
int wire_refuse_unknown(const struct wire_object *o, const struct wire_object *beside, struct json_t *json,
                        struct wire_fault *ret_fault) WARN_UNUSED;
/* Is it what the field's pattern and lengths ask for?  0, ERR_BAD_FIELD or ERR_TOO_LARGE. */
int wire_text_check(const struct wire_field *f, struct str text) WARN_UNUSED;

/* NULL when the object has no such field. */
const struct wire_field *wire_field_find(const struct wire_object *o, struct str name);

/* Append {...}.  What is required must be there; texts must be UTF-8. */
void wire_encode(const struct wire_object *o, const void *from, struct buf *out);
/* Only the fields, each with a comma in front: the rest of an object begun by the caller. */
void wire_encode_rest(const struct wire_object *o, const void *from, struct buf *out);

const char *wire_names_get(const struct wire_names *names, unsigned value);
int wire_names_find(const struct wire_names *names, struct str name, unsigned *ret_value) WARN_UNUSED;

#endif
