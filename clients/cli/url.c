/* clients/cli/url.c: see url.h. */
#include "url.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

static int parse_scheme(const char **at, struct url *u)
{
	if (!strncasecmp(*at, "http://", 7)) {
		*at += 7;
		return 0;
	}
	if (strncasecmp(*at, "https://", 8))
		return ERR_BAD_FIELD;
	u->tls = true;
	*at += 8;
	return 0;
}

static bool host_char(char c, bool brackets)
{
	return isalnum((unsigned char)c) || (brackets ? c == ':' || c == '.' : c && strchr(".-_", c));
}

/* Lower case, as browsers write it in Origin. */
static int parse_host(const char **at, struct url *u)
{
	bool brackets = **at == '[';
	const char *from = *at + brackets;
	size_t len = 0;

	while (host_char(from[len], brackets))
		len++;
	if (!len || len >= sizeof(u->host) || (brackets && from[len] != ']'))
		return ERR_BAD_FIELD;
	for (size_t i = 0; i < len; i++)
		u->host[i] = (char)tolower((unsigned char)from[i]);
	*at = from + len + brackets;
	return 0;
}

static int parse_port(const char **at, struct url *u)
{
	char *end;
	long port;

	u->port = u->tls ? 443 : 80;
	if (**at != ':')
		return 0;
	if (!isdigit((unsigned char)(*at)[1]))
		return ERR_BAD_FIELD;
	port = strtol(*at + 1, &end, 10);
	if (port < 1 || port > 65535)
		return ERR_BAD_FIELD;
	u->port = (int)port;
	*at = end;
	return 0;
}

static int parse_token(const char *at, struct url *u)
{
	u->kind = URL_INVITE;
	if (!strncmp(at, "link=", 5)) {
		u->kind = URL_LINK;
		at += 5;
	}
	if (strlen(at) != TOKEN_LEN)
		return ERR_BAD_FIELD;
	for (size_t i = 0; i < TOKEN_LEN; i++)
		if (!isalnum((unsigned char)at[i]) && at[i] != '-' && at[i] != '_')
			return ERR_BAD_FIELD;
	memcpy(u->token, at, TOKEN_LEN + 1);
	return 0;
}

static int parse_rest(const char *at, struct url *u)
{
	if (!strncmp(at, "/join#", 6))
		return parse_token(at + 6, u);
	u->kind = URL_SERVER;
	return !*at || !strcmp(at, "/") ? 0 : ERR_BAD_FIELD;
}

static void write_origin(struct url *u)
{
	bool brackets = strchr(u->host, ':'), usual = u->port == (u->tls ? 443 : 80);
	char port[8] = "";

	if (!usual)
		snprintf(port, sizeof(port), ":%d", u->port);
	snprintf(u->authority, sizeof(u->authority), "%s%s%s%s", brackets ? "[" : "", u->host,
	         brackets ? "]" : "", port);
	snprintf(u->origin, sizeof(u->origin), "%s://%s", u->tls ? "https" : "http", u->authority);
}

int url_parse(const char *text, struct url *ret_url)
{
	struct url u = { 0 };

	if (parse_scheme(&text, &u) || parse_host(&text, &u) || parse_port(&text, &u) || parse_rest(text, &u))
		return ERR_BAD_FIELD;
	write_origin(&u);
	*ret_url = u;
	return 0;
}
