/* server/base/config.c: see config.h.
 *
 * CONFIG_LIST becomes one array of rows; setting, reading and describing all
 * walk that array. */
#include "base/config.h"

#include <stddef.h>
#include <string.h>

#include "base/config_row.h"
#include "base/log.h"
#include "base/mem.h"

const struct config_row config_rows[CONFIG_ROW_COUNT] = {
#define TEXT(s, k, d, h) { KIND_TEXT, #s, #k, h, offsetof(struct config, s##_##k), d, 0, 0, 0, "" },
#define YESNO(s, k, d, h) { KIND_YESNO, #s, #k, h, offsetof(struct config, s##_##k), NULL, d, 0, 1, "" },
#define NUMBER(s, k, d, l, m, u, h) { KIND_NUMBER, #s, #k, h, offsetof(struct config, s##_##k), NULL, d, l, m, u },
	CONFIG_LIST(TEXT, YESNO, NUMBER)
#undef TEXT
#undef YESNO
#undef NUMBER
};

static const char **text_of(struct config *c, const struct config_row *row)
{
	return (const char **)(void *)((char *)c + row->at);
}

const struct config_row *config_row_find(const char *section, const char *key)
{
	size_t i;

	for (i = 0; i < CONFIG_ROW_COUNT; i++) {
		if (strcmp(config_rows[i].section, section) == 0 && strcmp(config_rows[i].key, key) == 0)
			return &config_rows[i];
	}
	return NULL;
}

bool config_section_known(const char *section)
{
	size_t i;

	for (i = 0; i < CONFIG_ROW_COUNT; i++) {
		if (strcmp(config_rows[i].section, section) == 0)
			return true;
	}
	return false;
}

static void set_default(struct config *c, const struct config_row *row)
{
	void *at = (char *)c + row->at;

	if (row->kind == KIND_TEXT)
		*(const char **)at = row->text;
	else if (row->kind == KIND_YESNO)
		*(bool *)at = row->number != 0;
	else
		*(int64_t *)at = row->number;
}

void config_init(struct config *c)
{
	size_t i;

	for (i = 0; i < CONFIG_ROW_COUNT; i++)
		set_default(c, &config_rows[i]);
}

void config_settle(struct config *loser, struct config *keeper)
{
	size_t i;

	for (i = 0; i < CONFIG_ROW_COUNT; i++) {
		const char *text;

		if (config_rows[i].kind != KIND_TEXT)
			continue;
		text = *text_of(loser, &config_rows[i]);
		if (text != config_rows[i].text && text != *text_of(keeper, &config_rows[i]))
			mem_free((char *)(uintptr_t)text);
	}
}

void config_release(struct config *c)
{
	struct config defaults;

	config_init(&defaults);
	config_settle(c, &defaults);
	*c = defaults;
}

static bool all_in(const char *text, const char *allowed)
{
	return text[strspn(text, allowed)] == '\0';
}

static const char *after_scheme(const char *url)
{
	if (strncmp(url, "https://", 8) == 0)
		return url + 8;
	return strncmp(url, "http://", 7) == 0 ? url + 7 : NULL;
}

/* Compared byte for byte with the Origin header, which browsers write in
 * lower case, without a path. */
static bool is_origin(const char *url)
{
	const char *host = after_scheme(url);

	return host && *host && *host != ':' && all_in(host, "abcdefghijklmnopqrstuvwxyz0123456789.-:[]");
}

static bool is_url(const char *url)
{
	const char *rest = after_scheme(url);

	return rest && *rest && *rest != '/' && !strpbrk(rest, " \"<>\\");
}

static bool is_language(const char *tag)
{
	size_t main = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
	size_t sub;

	if (main < 2 || main > 3)
		return false;
	if (tag[main] == '\0')
		return true;
	sub = strlen(tag + main + 1);
	return tag[main] == '-' && sub >= 2 && sub <= 8
		&& all_in(tag + main + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
}

static bool is_level(const char *word)
{
	enum log_level level;

	return log_level_parse(word, &level) == 0;
}

static bool is_given(const char *text)
{
	return *text != '\0';
}

/* Shown in a title; the protocol has room for 80 characters. */
static bool is_title(const char *text)
{
	size_t characters = 0;

	for (; *text; text++)
		characters += (*text & 0xc0) != 0x80;
	return characters > 0 && characters <= 80;
}

static const struct text_rule {
	size_t at;
	bool (*holds)(const char *text);
	const char *expected;
} text_rules[] = {
	{ offsetof(struct config, site_name), is_title, "a name of at most 80 characters expected" },
	{ offsetof(struct config, site_url), is_origin, "http:// or https:// and a lower-case host expected, no path" },
	{ offsetof(struct config, site_exit_url), is_url, "an address with http:// or https:// expected" },
	{ offsetof(struct config, site_language), is_language, "a language such as en or pt-BR expected" },
	{ offsetof(struct config, listen_address), is_given, "an address expected" },
	{ offsetof(struct config, storage_data), is_given, "a directory expected" },
	{ offsetof(struct config, log_level), is_level, "debug, info, warn or error expected" },
};

/* Bytes of the well-formed UTF-8 character at s (RFC 3629), 0 when it is none or a control. */
static size_t utf8_len(const unsigned char *s)
{
	size_t len = s[0] < 0x80 ? 1 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4, i;

	if (s[0] < 0x20 || s[0] == 0x7f || (s[0] > 0x7f && s[0] < 0xc2) || s[0] > 0xf4)
		return 0;
	for (i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	}
	/* Overlong forms, surrogates, and beyond U+10FFFF. */
	if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f)
	    || (s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] > 0x8f))
		return 0;
	return len;
}

static bool is_utf8(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;

	while (*at) {
		size_t len = utf8_len(at);

		if (len == 0)
			return false;
		at += len;
	}
	return true;
}

static int set_text(struct config *c, const struct config_row *row, const char *value, const struct config_place *p)
{
	size_t i;
	char *copy;

	if (!is_utf8(value))
		return config_complain(p, "%s.%s: text in UTF-8 expected", row->section, row->key);
	for (i = 0; i < sizeof(text_rules) / sizeof(text_rules[0]); i++) {
		if (text_rules[i].at == row->at && !text_rules[i].holds(value))
			return config_complain(p, "%s.%s: %s", row->section, row->key, text_rules[i].expected);
	}
	copy = mem_text(value, strlen(value));
	if (!copy)
		return ERR_NO_MEMORY;
	*text_of(c, row) = copy;
	return 0;
}

static int set_yesno(struct config *c, const struct config_row *row, const char *value, const struct config_place *p)
{
	static const char *const words[] = { "no", "yes", "false", "true", "off", "on" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(value, words[i]) == 0) {
			*(bool *)(void *)((char *)c + row->at) = i % 2;
			return 0;
		}
	}
	return config_complain(p, "%s.%s: yes or no expected", row->section, row->key);
}

/* Digits only, few enough to fit; -1 otherwise. */
static int64_t decimal(const char *text)
{
	size_t len = strspn(text, "0123456789");
	int64_t n = 0;

	if (len == 0 || len > 18 || text[len])
		return -1;
	for (; *text; text++)
		n = n * 10 + (*text - '0');
	return n;
}

static int set_number(struct config *c, const struct config_row *row, const char *value, const struct config_place *p)
{
	int64_t n = decimal(value);

	if (n < row->least || n > row->most)
		return config_complain(p, "%s.%s: a number from %lld to %lld expected", row->section, row->key,
			(long long)row->least, (long long)row->most);
	*(int64_t *)(void *)((char *)c + row->at) = n;
	return 0;
}

static int (*const setters[])(struct config *, const struct config_row *, const char *, const struct config_place *) = {
	[KIND_TEXT] = set_text,
	[KIND_YESNO] = set_yesno,
	[KIND_NUMBER] = set_number,
};

int config_row_set(struct config *c, const struct config_row *row, const char *value, const struct config_place *p)
{
	return setters[row->kind](c, row, value, p);
}

int config_set(struct config *c, const char *name, const char *value, struct buf *why)
{
	struct config_place place = { .why = why };
	struct config next = *c;
	const char *dot = strchr(name, '.');
	char section[CONFIG_WORD_MAX] = "";
	const struct config_row *row;
	int err;

	if (dot && (size_t)(dot - name) < sizeof(section))
		memcpy(section, name, (size_t)(dot - name));
	row = dot ? config_row_find(section, dot + 1) : NULL;
	if (!row)
		return config_unknown_key(&place, section, dot ? dot + 1 : name);
	err = config_row_set(&next, row, value, &place);
	if (err)
		return err;
	config_settle(c, &next);
	*c = next;
	return 0;
}
