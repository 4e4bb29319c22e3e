/* server/gateway/site.c: see site.h. */
#include "gateway/site.h"

#include <ctype.h>
#include <strings.h>

static const char policy[] =
	"Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
	"img-src 'self' data:; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
	"Referrer-Policy: no-referrer\r\n"
	"X-Content-Type-Options: nosniff\r\n"
	"Cross-Origin-Opener-Policy: same-origin\r\n"
	"Cross-Origin-Resource-Policy: same-origin\r\n"
	"Permissions-Policy: accelerometer=(), autoplay=(), browsing-topics=(), camera=(), "
	"display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
	"payment=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()\r\n";

/* Scheme, host in lower case, and the port unless it is the scheme's own: RFC 6454 section 6.1. */
static int make_origin(struct site *s, const char *url, struct buf *why)
{
	bool secure = !strncasecmp(url, "https://", 8);
	const char *host = secure ? url + 8 : url + 7, *port = secure ? ":443" : ":80";
	size_t len = strcspn(host, "/?#"), i;

	if ((!secure && strncasecmp(url, "http://", 7)) || !len || strcspn(host, " \"\\@,;") < len) {
		buf_puts(why, "site.url: expected http://host or https://host, with a port if need be");
		return ERR_CONFIG;
	}
	if (len > strlen(port) && !strncmp(host + len - strlen(port), port, strlen(port)))
		len -= strlen(port);
	s->secure = secure;
	buf_puts(&s->origin, secure ? "https://" : "http://");
	for (i = 0; i < len; i++)
		buf_putc(&s->origin, (char)tolower((unsigned char)host[i]));
	return s->origin.err;
}

static int check_exit(const char *url, struct buf *why)
{
	const char *at;

	for (at = url; *at; at++)
		if (*at <= ' ' || *at >= 0x7f)
			goto fail;
	if (!strncasecmp(url, "https://", 8) || !strncasecmp(url, "http://", 7) || *url == '/')
		return 0;
fail:
	buf_puts(why, "site.exit_url: expected an address without blanks");
	return ERR_CONFIG;
}

int site_open(struct site *s, const struct config *config, struct desk *desk, struct buf *why)
{
	int err;

	*s = (struct site){ .config = config, .desk = desk, .origin = BUF_INIT(1024), .headers = BUF_INIT(4096) };
	if ((err = make_origin(s, config->site_url, why)) || (err = check_exit(config->site_exit_url, why)) ||
	    (err = assets_load(config->storage_web, &s->assets, why)))
		return err;
	buf_puts(&s->headers, policy);
	if (s->secure)
		buf_puts(&s->headers, "Strict-Transport-Security: max-age=31536000\r\n");
	return s->headers.err;
}

void site_release(struct site *s)
{
	assets_free(s->assets);
	buf_release(&s->origin);
	buf_release(&s->headers);
}

bool site_own_origin(const struct site *s, struct str origin)
{
	return str_eq(origin, (struct str){ s->origin.at, s->origin.len });
}
