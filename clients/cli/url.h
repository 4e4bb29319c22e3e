/* clients/cli/url.h: the links people are given, taken apart.  Pure. */
#ifndef CAIRN_CLI_URL_H
#define CAIRN_CLI_URL_H

#include <stdbool.h>

#include "base/err.h"

#define TOKEN_LEN 43

struct url {
	bool tls;
	int port;
	char host[256];                       /* without the brackets of an IPv6 address */
	char authority[272];                  /* host[:port] as in the Host header, default port left out */
	char origin[288];                     /* scheme://authority: the server's address and our Origin */
	enum { URL_SERVER, URL_INVITE, URL_LINK } kind;
	char token[TOKEN_LEN + 1];            /* what follows #, "" for URL_SERVER */
};

/* http[s]://host[:port][/] or .../join#TOKEN or .../join#link=TOKEN.  ERR_BAD_FIELD
 * for anything else; a name and password in the address are refused too. */
int url_parse(const char *text, struct url *ret_url) WARN_UNUSED;

#endif
