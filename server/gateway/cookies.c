/* server/gateway/cookies.c: see cookies.h. */
#include "gateway/cookies.h"

#define VALUE_MAX 128

/* A __Host- cookie cannot be planted from a subdomain or over plain HTTP. */
static const char *const names[][2] = {
	[COOKIE_SESSION] = { "cairn_session", "__Host-cairn_session" },
	[COOKIE_DEVICE] = { "cairn_device", "__Host-cairn_device" },
};

static bool is_value(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
			return false;
	}
	return s.len > 0 && s.len <= VALUE_MAX;
}

/* Cut the next name=value off the front of *rest. */
static struct str next_pair(struct str *rest)
{
	const char *end = memchr(rest->at, ';', rest->len);
	struct str pair = { rest->at, end ? (size_t)(end - rest->at) : rest->len };

	rest->at += pair.len + (end ? 1 : 0);
	rest->len -= pair.len + (end ? 1 : 0);
	while (pair.len && pair.at[0] == ' ') {
		pair.at++;
		pair.len--;
	}
	while (pair.len && pair.at[pair.len - 1] == ' ')
		pair.len--;
	return pair;
}

struct str cookie_find(struct str header, enum cookie which, bool secure)
{
	const char *name = names[which][secure];
	size_t len = strlen(name);
	struct str found = { 0 };

	while (header.at && header.len) {
		struct str pair = next_pair(&header);

		if (pair.len <= len || memcmp(pair.at, name, len) || pair.at[len] != '=')
			continue;
		if (found.at)
			return (struct str){ 0 };
		found = (struct str){ pair.at + len + 1, pair.len - len - 1 };
	}
	return is_value(found) ? found : (struct str){ 0 };
}

void cookie_set(struct buf *out, enum cookie which, const char *value, int64_t seconds, bool secure)
{
	buf_putf(out, "Set-Cookie: %s=%s; Path=/; Max-Age=%lld; HttpOnly; SameSite=Strict%s\r\n", names[which][secure],
	         value, *value ? (long long)seconds : 0LL, secure ? "; Secure" : "");
}
