/* server/gateway/http.c: what is answered over HTTP.
 *
 * Files of the client, pages (session/page.h), /healthz, /bye, and the operations of /api/. */
#include "base/mem.h"
#include "gateway/cookies.h"
#include "gateway/site.h"
#include "protocol/generated/messages.h"
#include "session/page.h"

#define ANSWER_MAX (4 << 20)
#define NO_STORE "Cache-Control: no-store\r\n"

/* --- putting an answer together --- */

static const struct { int status; const char *words; } reasons[] = {
	{ 200, "OK" }, { 303, "See Other" }, { 304, "Not Modified" }, { 307, "Temporary Redirect" }, { 400, "Bad Request" }, { 401, "Unauthorized" },
	{ 403, "Forbidden" }, { 404, "Not Found" }, { 405, "Method Not Allowed" }, { 409, "Conflict" },
	{ 411, "Length Required" }, { 413, "Content Too Large" }, { 415, "Unsupported Media Type" },
	{ 426, "Upgrade Required" }, { 429, "Too Many Requests" }, { 500, "Internal Server Error" },
	{ 503, "Service Unavailable" }, { 507, "Insufficient Storage" },
};

static const char *words_of(int status)
{
	size_t i;

	for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].status == status)
			return reasons[i].words;
	return "Other";
}

static struct buf begin(const struct site *s, int status)
{
	struct buf b = BUF_INIT(ANSWER_MAX);

	buf_putf(&b, "HTTP/1.1 %d %s\r\n", status, words_of(status));
	buf_put(&b, s->headers.at, s->headers.len);
	buf_puts(&b, "Connection: close\r\n");
	return b;
}

/* The last header, and what follows. */
static void end(struct buf *b, const char *type, struct str body)
{
	buf_putf(b, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n", type, body.len);
	buf_put(b, body.at, body.len);
}

static void answer(struct peer *p, struct buf *b)
{
	transport_answer(p, b, (struct str){ 0 });
}

static void answer_text(const struct site *s, struct peer *p, int status, const char *more, const char *text)
{
	struct buf b = begin(s, status);

	buf_puts(&b, NO_STORE);
	buf_puts(&b, more);
	end(&b, "text/plain; charset=utf-8", str_of(text));
	answer(p, &b);
}

/* An error of the protocol, as the desk would put it. */
static void answer_error(const struct site *s, struct peer *p, int status, int err, const char *field)
{
	struct wire_fault fault = { .err = err };
	struct buf body = BUF_INIT(4096), b = begin(s, status);

	snprintf(fault.field, sizeof(fault.field), "%s", field);
	error_encode((struct str){ 0 }, &fault, &body);
	buf_puts(&b, NO_STORE);
	end(&b, "application/json; charset=utf-8", (struct str){ body.at, body.len });
	if (body.err)
		b.err = body.err;
	buf_release(&body);
	answer(p, &b);
}

static bool is_api(const struct http_request *r)
{
	return r->path.len >= 5 && !memcmp(r->path.at, "/api/", 5);
}

void http_refuse(void *ctx, struct peer *p, const struct http_request *r, int status)
{
	if (is_api(r))
		answer_error(ctx, p, status, status == 413 ? ERR_TOO_LARGE : ERR_BAD_JSON, "");
	else
		answer_text(ctx, p, status, status == 426 ? "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" : "",
		            "That could not be served.\n");
}

/* --- /healthz, /bye --- */

static void healthz(struct site *s, struct peer *p, const struct http_request *r, struct str body)
{
	struct buf b = begin(s, 200);

	buf_puts(&b, NO_STORE);
	end(&b, "text/plain; charset=utf-8", STR("ok\n"));
	if (r->method == METHOD_HEAD && !b.err)
		b.len -= 3;
	answer(p, &b);
}

static void note_answered(void *ctx, const struct exchange_out *out)
{
	*(bool *)ctx = true;
}

/* The person is gone before storage is asked; it is told all the same. */
static void close_session(struct site *s, const struct http_request *r, struct str session)
{
	struct exchange_in in = { .op = STR("session.close"), .body = STR("{\"key\":\"leaving-by-the-door\"}"),
		.session = session, .address = r->address };
	bool answered = false;
	struct exchange *x = exchange_start(s->desk, &in, note_answered, &answered);

	if (x && !answered)
		exchange_cancel(x);
	s->stirred = true;
}

/* A page elsewhere must not be able to sign people out with an image. */
static bool own_wish(const struct http_request *r)
{
	struct str from = r->header[HEADER_FETCH_SITE];

	return !from.at || str_is(from, "same-origin") || str_is(from, "none");
}

static void bye(struct site *s, struct peer *p, const struct http_request *r, struct str body)
{
	struct str session = cookie_find(r->header[HEADER_COOKIE], COOKIE_SESSION, s->secure);
	struct buf b = begin(s, 303);

	buf_putf(&b, NO_STORE "Location: %s\r\n", s->config->site_exit_url);
	if (own_wish(r)) {
		if (session.at)
			close_session(s, r, session);
		cookie_set(&b, COOKIE_SESSION, "", 0, s->secure);
		cookie_set(&b, COOKIE_DEVICE, "", 0, s->secure);
		buf_puts(&b, "Clear-Site-Data: \"cookies\", \"storage\"\r\n");
	}
	end(&b, "text/plain; charset=utf-8", STR(""));
	answer(p, &b);
}

/* --- /api/ --- */

struct ask {
	struct site *site;
	struct peer *peer;
	struct exchange *exchange;            /* or */
	struct page *page;
	bool head;                            /* of a page: what it is, without it */
	bool starting, answered;
};

/* The answer is on its way; what was started says so too, and then this is freed there. */
static void settle(struct ask *ask)
{
	peer_set_user(ask->peer, NULL);
	ask->answered = true;
	if (!ask->starting)
		mem_free(ask);
}

static void set_cookies(struct buf *b, const struct site *s, const struct exchange_out *out)
{
	if (out->session)
		cookie_set(b, COOKIE_SESSION, out->session, out->session_s, s->secure);
	if (out->device)
		cookie_set(b, COOKIE_DEVICE, out->device, out->device_s, s->secure);
}

static void api_answered(void *ctx, const struct exchange_out *out)
{
	struct ask *ask = ctx;
	struct buf b = begin(ask->site, out->status);

	buf_puts(&b, NO_STORE);
	set_cookies(&b, ask->site, out);
	end(&b, "application/json; charset=utf-8", out->body);
	answer(ask->peer, &b);
	settle(ask);
}

static void start(struct ask *ask, const struct exchange_in *in)
{
	struct site *s = ask->site;

	peer_set_user(ask->peer, ask);
	ask->starting = true;
	ask->exchange = exchange_start(s->desk, in, api_answered, ask);
	ask->starting = false;
	if (!ask->exchange && !ask->answered) {
		peer_set_user(ask->peer, NULL);
		answer_error(s, ask->peer, 503, ERR_NO_MEMORY, "");
		ask->answered = true;
	}
	if (ask->answered)
		mem_free(ask);
}

static bool is_json(struct str type)
{
	static const char json[] = "application/json";
	size_t len = sizeof(json) - 1;

	return type.len >= len && !memcmp(type.at, json, len) && (type.len == len || type.at[len] == ';' || type.at[len] == ' ');
}

static void api(struct site *s, struct peer *p, const struct http_request *r, struct str body)
{
	struct exchange_in in = {
		.op = { r->path.at + 5, r->path.len - 5 }, .body = body, .address = r->address,
		.session = cookie_find(r->header[HEADER_COOKIE], COOKIE_SESSION, s->secure),
		.device = cookie_find(r->header[HEADER_COOKIE], COOKIE_DEVICE, s->secure),
	};
	struct ask *ask;

	if (!site_own_origin(s, r->header[HEADER_ORIGIN])) {
		answer_error(s, p, 403, ERR_NOT_ALLOWED, "Origin");
	} else if (!is_json(r->header[HEADER_CONTENT_TYPE])) {
		answer_error(s, p, 415, ERR_BAD_FIELD, "Content-Type");
	} else if (!(ask = mem_new(sizeof(*ask)))) {
		answer_error(s, p, 503, ERR_NO_MEMORY, "");
	} else {
		*ask = (struct ask){ .site = s, .peer = p };
		s->stirred = true;
		start(ask, &in);
	}
}

void http_gone(void *ctx, struct peer *p)
{
	struct ask *ask = peer_user(p);

	if (!ask)
		return;
	peer_set_user(p, NULL);
	if (ask->page)
		page_cancel(ask->page);
	else
		exchange_cancel(ask->exchange);
	mem_free(ask);
}

/* --- pages that are written here --- */

/* HTML and what belongs to a place are looked at in a browser, perhaps a shared one: they are not kept.  A calendar is
 * fetched again and again by a program that has all of it anyway: it asks each time whether something is new, and nobody
 * between keeps a copy of one that is somebody's own. */
static const char *page_cache(const struct page_out *out)
{
	if (!strncmp(out->type, "text/html", 9))
		return NO_STORE "Vary: Accept-Language\r\n";
	if (!out->shared && out->download)
		return NO_STORE;
	return out->shared ? "Cache-Control: public, max-age=60\r\n" : "Cache-Control: private, no-cache\r\n";
}

static void send_page(struct ask *ask, const struct page_out *out)
{
	struct buf b = begin(ask->site, out->status);
	bool bare = out->status == 304 || ask->head;

	buf_puts(&b, page_cache(out));
	buf_putf(&b, "ETag: %s\r\n", out->tag);
	if (out->anywhere)
		buf_puts(&b, "Access-Control-Allow-Origin: *\r\n");
	if (out->status == 304) {
		buf_puts(&b, "\r\n");
	} else {
		if (out->download)
			buf_putf(&b, "Content-Disposition: attachment; filename=\"%s\"\r\n", out->download);
		buf_putf(&b, "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n", out->type, out->body.len);
	}
	if (!bare)
		buf_put(&b, out->body.at, out->body.len);
	answer(ask->peer, &b);
}

static void nothing_here(const struct site *s, struct peer *p, bool head)
{
	answer_text(s, p, 404, "", head ? "" : "There is nothing here.\n");
}

static void page_answered(void *ctx, const struct page_out *out)
{
	struct ask *ask = ctx;
	char later[64];

	snprintf(later, sizeof(later), "Retry-After: %lld\r\n", (long long)(out->retry_after_ms + 999) / 1000);
	if (out->status == 200 || out->status == 304)
		send_page(ask, out);
	else if (out->status == 404)
		nothing_here(ask->site, ask->peer, ask->head);
	else
		answer_text(ask->site, ask->peer, out->status, out->status == 429 ? later : "", ask->head ? "" : "Please try again shortly.\n");
	settle(ask);
}

static void page(struct site *s, struct peer *p, const struct http_request *r, struct str body)
{
	struct page_in in = { .path = r->path, .language = r->header[HEADER_ACCEPT_LANGUAGE], .tag = r->header[HEADER_IF_NONE_MATCH],
		.address = r->address, .styles = assets_styles(s->assets) };
	struct ask *ask = mem_new(sizeof(*ask));

	if (!ask) {
		answer_text(s, p, 503, "", "Please try again shortly.\n");
		return;
	}
	*ask = (struct ask){ .site = s, .peer = p, .head = r->method == METHOD_HEAD, .starting = true };
	peer_set_user(p, ask);
	ask->page = page_start(s->desk, &in, page_answered, ask);
	ask->starting = false;
	s->stirred = true;
	if (ask->answered)
		mem_free(ask);
}

/* --- files --- */

static bool contains(struct str in, const char *what)
{
	return in.at && memmem(in.at, in.len, what, strlen(what));
}

/* Pages are never kept, so that none is found on a shared computer; hashed names never change. */
static const char *cache_of(const struct asset *asset)
{
	if (asset->html)
		return NO_STORE;
	return asset->hashed ? "Cache-Control: public, max-age=31536000, immutable\r\n" : "Cache-Control: no-cache\r\n";
}

static const char *const coding_lines[CODING_COUNT] = {
	[CODING_NONE] = "", [CODING_GZIP] = "Content-Encoding: gzip\r\n", [CODING_BROTLI] = "Content-Encoding: br\r\n",
};

static void send_asset(struct site *s, struct peer *p, const struct http_request *r, const struct asset *asset)
{
	bool revalidates = !asset->hashed && !asset->html;
	bool same = revalidates && contains(r->header[HEADER_IF_NONE_MATCH], asset->tag + 2);
	enum coding coding = asset_coding(asset, r->header[HEADER_ACCEPT_ENCODING]);
	struct buf b = begin(s, same ? 304 : 200);
	struct str bytes = asset->coded[coding], none = { 0 };

	buf_puts(&b, cache_of(asset));
	if (asset->coded[CODING_GZIP].at || asset->coded[CODING_BROTLI].at)
		buf_puts(&b, "Vary: Accept-Encoding\r\n");
	if (revalidates)
		buf_putf(&b, "ETag: %s\r\n", asset->tag);
	if (same)
		buf_puts(&b, "\r\n");
	else
		buf_putf(&b, "%sContent-Type: %s\r\nContent-Length: %zu\r\n\r\n", coding_lines[coding], asset->type, bytes.len);
	transport_answer(p, &b, same || r->method == METHOD_HEAD ? none : bytes);
}

/* "localhost" and 127.0.0.1 are one machine but two origins: whoever types the one
 * is led to the other, and what follows a # goes along. */
static bool other_name_of_here(const struct site *s, struct str host)
{
	static const char here[] = "localhost:";

	return host.len > sizeof(here) - 1 && !memcmp(host.at, here, sizeof(here) - 1) &&
	       strstr(s->config->site_url, "//127.0.0.1:");
}

static void send_elsewhere(struct site *s, struct peer *p, const struct http_request *r)
{
	struct buf b = begin(s, 307);

	buf_putf(&b, NO_STORE "Location: %s", s->config->site_url);
	buf_put(&b, r->path.at, r->path.len);
	buf_puts(&b, "\r\n");
	end(&b, "text/plain; charset=utf-8", STR(""));
	answer(p, &b);
}

static void file(struct site *s, struct peer *p, const struct http_request *r, struct str body)
{
	const struct asset *asset = assets_find(s->assets, r->path);

	if (asset && asset->html && other_name_of_here(s, r->header[HEADER_HOST]))
		send_elsewhere(s, p, r);
	else if (asset)
		send_asset(s, p, r, asset);
	else
		nothing_here(s, p, r->method == METHOD_HEAD);
}

static void page_or_file(struct site *s, struct peer *p, const struct http_request *r, struct str body)
{
	if (page_known(s->desk, r->path))
		page(s, p, r, body);
	else
		file(s, p, r, body);
}

/* --- routes --- */

static const struct route {
	const char *path;                     /* one that ends in '/' stands for all below */
	unsigned methods;                     /* a bit for each */
	const char *allow;
	void (*handle)(struct site *, struct peer *, const struct http_request *, struct str body);
} routes[] = {
	{ "/healthz", 1 << METHOD_GET | 1 << METHOD_HEAD, "Allow: GET, HEAD\r\n", healthz },
	{ "/bye", 1 << METHOD_GET, "Allow: GET\r\n", bye },
	{ "/api/", 1 << METHOD_POST, "Allow: POST\r\n", api },
	{ "/", 1 << METHOD_GET | 1 << METHOD_HEAD, "Allow: GET, HEAD\r\n", page_or_file },
};

static const struct route *route_of(struct str path)
{
	const struct route *at = routes;

	for (;; at++) {
		size_t len = strlen(at->path);

		if (path.len >= len && !memcmp(path.at, at->path, len) && (path.len == len || at->path[len - 1] == '/'))
			return at;
		/* The last one matches whatever starts with a slash, and the transport passes on nothing else. */
		if (at->handle == page_or_file)
			return at;
	}
}

void http_request(void *ctx, struct peer *p, const struct http_request *r, struct str body)
{
	const struct route *route = route_of(r->path);

	if (route->methods & 1u << r->method)
		route->handle(ctx, p, r, body);
	else
		answer_text(ctx, p, 405, route->allow, "That is not done here.\n");
}
