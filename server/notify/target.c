#include "notify/target.h"

#include <arpa/inet.h>
#include <string.h>

#include <curl/curl.h>
#include <jansson.h>

#include "crypto/secret.h"
#include "notify/guard.h"

/* --- mail --- */

/* The unquoted form of RFC 5321 without anything that means something to a header. */
static bool in_local_part(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr(".!#$%&'*+/=?^_`{|}~-", c));
}

static bool in_domain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

bool target_mail_address(struct str address)
{
	const char *at = address.at ? memchr(address.at, '@', address.len) : NULL;
	size_t local = at ? (size_t)(at - address.at) : 0, i;

	if (local == 0 || local > 64 || local + 1 == address.len || address.len > TARGET_ADDRESS_MOST || at[1] == '.' || at[1] == '-')
		return false;
	for (i = 0; i < address.len; i++)
		if (i != local && !(i < local ? in_local_part(address.at[i]) : in_domain(address.at[i])))
			return false;
	return address.at[0] != '.' && at[-1] != '.' && address.at[address.len - 1] != '.';
}

static int check_email(const struct config *config, const struct target_words *words, struct target *ret, const char **ret_field)
{
	/* Nobody should believe that they are reached by mail where none is sent. */
	*ret_field = *config->notify_smtp_url ? "address" : "kind";
	if (!*config->notify_smtp_url)
		return ERR_BAD_FIELD;
	if (!words->address.at)
		return ERR_MISSING_FIELD;
	ret->address = words->address;
	return target_mail_address(words->address) ? 0 : ERR_BAD_FIELD;
}

/* --- URLs --- */

/* A host that is written as an address. */
static bool literal_allowed(const char *host)
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
	char bare[64];
	size_t len = strlen(host);

	if (inet_pton(AF_INET, host, &v4.sin_addr) == 1)
		return guard_public((struct sockaddr *)&v4, sizeof v4);
	if (host[0] != '[' || len < 3 || len >= sizeof bare)
		return true;
	snprintf(bare, sizeof bare, "%.*s", (int)len - 2, host + 1);
	return inet_pton(AF_INET6, bare, &v6.sin6_addr) == 1 && guard_public((struct sockaddr *)&v6, sizeof v6);
}

static bool part_is(CURLU *url, CURLUPart part, const char *wanted)
{
	char *text = NULL;
	bool is = curl_url_get(url, part, &text, 0) == CURLUE_OK && strcmp(text, wanted) == 0;

	curl_free(text);
	return is;
}

static bool has_part(CURLU *url, CURLUPart part)
{
	char *text = NULL;
	bool has = curl_url_get(url, part, &text, 0) == CURLUE_OK;

	curl_free(text);
	return has;
}

static bool host_allowed(CURLU *url, const struct config *config)
{
	char *host = NULL;
	bool allowed = curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK && *host &&
		(config->notify_private_addresses || literal_allowed(host));

	curl_free(host);
	return allowed;
}

/* What can be told from the words alone; the guard looks again at each address that is connected to. */
static bool url_allowed(CURLU *url, const char *text, const struct config *config)
{
	return curl_url_set(url, CURLUPART_URL, text, CURLU_DISALLOW_USER) == CURLUE_OK &&
		(part_is(url, CURLUPART_SCHEME, "https") || (config->notify_allow_http && part_is(url, CURLUPART_SCHEME, "http"))) &&
		!has_part(url, CURLUPART_FRAGMENT) && host_allowed(url, config);
}

static int check_url(const struct config *config, struct str said, struct target *ret, const char **ret_field)
{
	char text[TARGET_URL_MOST + 1];
	CURLU *url;
	bool allowed;

	*ret_field = "url";
	if (!said.at)
		return ERR_MISSING_FIELD;
	if (said.len > TARGET_URL_MOST || memchr(said.at, '\0', said.len))
		return ERR_BAD_FIELD;
	snprintf(text, sizeof text, "%.*s", (int)said.len, said.at);
	url = curl_url();
	if (!url)
		return ERR_NO_MEMORY;
	allowed = url_allowed(url, text, config);
	curl_url_cleanup(url);
	ret->url = said;
	return allowed ? 0 : ERR_BAD_FIELD;
}

/* --- push --- */

/* Some browsers' libraries write the padding, some do not. */
static struct str without_padding(struct str text)
{
	while (text.len > 0 && text.at[text.len - 1] == '=')
		text.len--;
	return text;
}

static int read_keys(struct str point, struct str auth, struct push_keys *ret, const char **ret_field)
{
	*ret_field = "p256dh";
	if (!point.at)
		return ERR_MISSING_FIELD;
	if (!base64url_read(without_padding(point), ret->point, sizeof ret->point) || !p256_point_fits(ret->point))
		return ERR_BAD_FIELD;
	*ret_field = "auth";
	if (!auth.at)
		return ERR_MISSING_FIELD;
	return base64url_read(without_padding(auth), ret->auth, sizeof ret->auth) ? 0 : ERR_BAD_FIELD;
}

int target_check(const struct config *config, enum target_kind kind, const struct target_words *words, struct target *ret,
                 const char **ret_field)
{
	int err;

	*ret = (struct target){ .kind = kind };
	if (kind == TARGET_EMAIL)
		return check_email(config, words, ret, ret_field);
	err = check_url(config, words->url, ret, ret_field);
	if (!err && kind == TARGET_PUSH)
		err = read_keys(words->p256dh, words->auth, &ret->keys, ret_field);
	return err;
}

/* --- what is kept --- */

static void put_field(struct buf *out, const char *name, struct str value)
{
	buf_putc(out, out->len == 1 ? ' ' : ',');
	buf_putf(out, "\"%s\":", name);
	buf_put_json(out, value);
}

static void put_bytes(struct buf *out, const char *name, const uint8_t *bytes, size_t len)
{
	char text[BASE64URL_LEN(P256_POINT_LEN)];

	base64url_write(bytes, len, text);
	put_field(out, name, (struct str){ text, BASE64URL_LEN(len) });
}

int target_write(const struct target *t, struct buf *out)
{
	buf_putc(out, '{');
	if (t->url.at)
		put_field(out, "url", t->url);
	if (t->address.at)
		put_field(out, "address", t->address);
	if (t->secret.at)
		put_field(out, "secret", t->secret);
	if (t->kind == TARGET_PUSH) {
		put_bytes(out, "p256dh", t->keys.point, sizeof t->keys.point);
		put_bytes(out, "auth", t->keys.auth, sizeof t->keys.auth);
	}
	buf_putc(out, '}');
	return out->err;
}

static struct str field(const json_t *json, const char *name)
{
	const json_t *value = json_object_get(json, name);

	return value ? (struct str){ json_string_value(value), json_string_length(value) } : (struct str){ 0 };
}

static int keep(struct arena *arena, struct str from, struct str *ret)
{
	*ret = arena_str(arena, from);
	return from.at && !ret->at ? ERR_NO_MEMORY : 0;
}

static const char *const kinds[] = { [TARGET_PUSH] = "push", [TARGET_EMAIL] = "email", [TARGET_WEBHOOK] = "webhook" };

static int kind_of(struct str word, enum target_kind *ret)
{
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (str_is(word, kinds[i])) {
			*ret = (enum target_kind)i;
			return 0;
		}
	}
	return ERR_STORAGE;
}

static bool whole(const struct target *t)
{
	return t->kind == TARGET_EMAIL ? t->address.at != NULL : t->url.at && (t->kind != TARGET_WEBHOOK || t->secret.at);
}

static int read_fields(const json_t *json, struct arena *arena, struct target *ret)
{
	const char *wrong;
	int err = keep(arena, field(json, "url"), &ret->url);

	if (!err)
		err = keep(arena, field(json, "address"), &ret->address);
	if (!err)
		err = keep(arena, field(json, "secret"), &ret->secret);
	if (!err && (!whole(ret) || (ret->kind == TARGET_PUSH && read_keys(field(json, "p256dh"), field(json, "auth"), &ret->keys, &wrong))))
		err = ERR_STORAGE;
	return err;
}

int target_read(struct str kind, struct str text, struct arena *arena, struct target *ret)
{
	json_error_t where;
	json_t *json = json_loadb(text.at ? text.at : "", text.len, JSON_REJECT_DUPLICATES, &where);
	int err = json ? 0 : json_error_code(&where) == json_error_out_of_memory ? ERR_NO_MEMORY : ERR_STORAGE;

	*ret = (struct target){ 0 };
	if (!err)
		err = kind_of(kind, &ret->kind);
	if (!err)
		err = read_fields(json, arena, ret);
	json_decref(json);
	return err;
}
