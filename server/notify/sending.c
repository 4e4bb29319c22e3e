#include "notify/sending.h"

#include <string.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/id.h"
#include "base/mem.h"
#include "notify/guard.h"
#include "notify/parcel_text.h"
#include "notify/target.h"

#define CHANNEL_ARENA (64u << 10)
#define BODY_MOST (16u << 10)
#define LINE_MOST 2048
#define PUSH_KEPT_S (4 * 3600)            /* how long a push service keeps it for a browser that is away */
#define VAPID_S (12 * 3600)

/* --- what libcurl asks on the way --- */

static curl_socket_t on_open_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct sending *s = ctx;

	(void)purpose;
	if (!s->mail && !s->context->config->notify_private_addresses && !guard_public(&address->addr, (socklen_t)address->addrlen)) {
		s->guarded = true;
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Headers and body: counted, and thrown away. */
static size_t on_answer(char *at, size_t size, size_t n, void *ctx)
{
	struct sending *s = ctx;

	(void)at;
	s->answered += size * n;
	return s->answered <= SENDING_ANSWER_MOST ? size * n : 0;
}

static size_t on_body(char *at, size_t size, size_t n, void *ctx)
{
	struct sending *s = ctx;
	size_t left = s->body.len - s->body_sent, len = size * n < left ? size * n : left;

	memcpy(at, s->body.at + s->body_sent, len);
	s->body_sent += len;
	return len;
}

/* Certificates of the operator's own beside the system's. */
static CURLcode on_tls(CURL *easy, void *tls, void *ctx)
{
	const struct sending *s = ctx;

	(void)easy;
	if (SSL_CTX_load_verify_locations(tls, s->context->config->notify_ca_file, NULL) == 1)
		return CURLE_OK;
	ERR_clear_error();
	return CURLE_SSL_CACERT_BADFILE;
}

/* --- what every transfer has --- */

static bool add_line(struct sending *s, const char *line)
{
	struct curl_slist *more = curl_slist_append(s->lines, line);

	if (more)
		s->lines = more;
	return more != NULL;
}

/* No proxy: one of the environment would connect for us, past the guard.  QUICK_EXIT: a name that nobody answers for does
 * not hold up the thread when its time is over. */
static int set_common(struct sending *s)
{
	const struct config *config = s->context->config;
	long timeout_ms = (long)config->notify_timeout_s * 1000;
	CURL *easy = s->easy;
	bool ok = curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_PRIVATE, s) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, timeout_ms) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_PROXY, "") == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_open_socket) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, s) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_answer) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_WRITEDATA, s) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_answer) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_HEADERDATA, s) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK;

	if (ok && *config->notify_ca_file)
		ok = curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, on_tls) == CURLE_OK &&
			curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, s) == CURLE_OK;
	return ok ? 0 : ERR_NO_MEMORY;
}

/* --- push and webhooks --- */

static int set_http(struct sending *s, const struct target *t)
{
	const char *protocols = s->context->config->notify_allow_http ? "https,http" : "https";
	bool ok = curl_easy_setopt(s->easy, CURLOPT_PROTOCOLS_STR, protocols) == CURLE_OK &&
		curl_easy_setopt(s->easy, CURLOPT_URL, t->url.at) == CURLE_OK &&
		curl_easy_setopt(s->easy, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
		curl_easy_setopt(s->easy, CURLOPT_USERAGENT, "Cairn") == CURLE_OK &&
		curl_easy_setopt(s->easy, CURLOPT_POSTFIELDSIZE, (long)s->body.len) == CURLE_OK &&
		curl_easy_setopt(s->easy, CURLOPT_POSTFIELDS, s->body.at) == CURLE_OK &&
		add_line(s, "Expect:") && curl_easy_setopt(s->easy, CURLOPT_HTTPHEADER, s->lines) == CURLE_OK;

	return ok ? 0 : ERR_NO_MEMORY;
}

static int begin_webhook(struct sending *s, const struct parcel *p, const struct target *t, int64_t now_ms)
{
	struct buf line = BUF_INIT(LINE_MOST);
	char id[ID_TEXT_LEN + 1], again[ID_TEXT_LEN + 32];
	int err = parcel_json(s->context->config, p, &s->body);

	id_format(p->id, id);
	snprintf(again, sizeof again, "Idempotency-Key: %s", id);
	buf_puts(&line, "Cairn-Signature: ");
	if (!err)
		err = webhook_signature(t->secret, now_ms / 1000, (struct str){ s->body.at, s->body.len }, &line);
	if (!err && (!add_line(s, "Content-Type: application/json") || !add_line(s, again) || !add_line(s, line.at)))
		err = ERR_NO_MEMORY;
	buf_release(&line);
	return err ? err : set_http(s, t);
}

/* Scheme, host and port of where it goes. */
static struct str origin_of(struct str url)
{
	const char *host = memmem(url.at, url.len, "://", 3);
	size_t from = host ? (size_t)(host - url.at) + 3 : 0, to = from;

	while (to < url.len && !strchr("/?#", url.at[to]))
		to++;
	return (struct str){ url.at, to };
}

/* Push services want to be able to reach somebody; a contact that is none is worse for them than no contact. */
static void put_contact(struct buf *out, const struct config *config)
{
	if (*config->notify_mail_from)
		buf_putf(out, "mailto:%s", config->notify_mail_from);
	else if (strncmp(config->site_url, "https:", 6) == 0)
		buf_puts(out, config->site_url);
}

static int add_vapid(struct sending *s, const struct target *t, int64_t now_ms)
{
	struct buf line = BUF_INIT(LINE_MOST), contact = BUF_INIT(512);
	int err;

	put_contact(&contact, s->context->config);
	buf_puts(&line, "Authorization: ");
	err = contact.err ? contact.err : vapid_authorization(s->context->vapid, origin_of(t->url),
		(struct str){ contact.at, contact.len }, now_ms / 1000 + VAPID_S, &line);
	if (!err && !add_line(s, line.at))
		err = ERR_NO_MEMORY;
	buf_release(&line);
	buf_release(&contact);
	return err;
}

static int add_push_lines(struct sending *s, const struct parcel *p)
{
	char ttl[32], topic[ID_TEXT_LEN + 16], id[ID_TEXT_LEN + 1];

	snprintf(ttl, sizeof ttl, "TTL: %d", PUSH_KEPT_S);
	if (!add_line(s, "Content-Type: application/octet-stream") || !add_line(s, "Content-Encoding: aes128gcm") ||
	    !add_line(s, "Urgency: high") || !add_line(s, ttl))
		return ERR_NO_MEMORY;
	if (!p->case_id && !p->meeting)
		return 0;
	/* For a browser that was away the newest about a case or a meeting stands for all. */
	id_format(p->case_id ? p->case_id : p->meeting, id);
	snprintf(topic, sizeof topic, "Topic: %s", id);
	return add_line(s, topic) ? 0 : ERR_NO_MEMORY;
}

static int begin_push(struct sending *s, const struct parcel *p, const struct target *t, int64_t now_ms)
{
	struct buf plain = BUF_INIT(PARCEL_TEXT_MOST);
	int err = parcel_json(s->context->config, p, &plain);

	s->push = true;
	if (!err)
		err = webpush_encrypt(&t->keys, (struct str){ plain.at, plain.len }, &s->body);
	if (!err)
		err = add_vapid(s, t, now_ms);
	if (!err)
		err = add_push_lines(s, p);
	buf_release(&plain);
	return err ? err : set_http(s, t);
}

/* --- mail --- */

static int set_mail(struct sending *s, const char *from)
{
	const struct config *config = s->context->config;
	CURL *easy = s->easy;
	bool ok = curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps") == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_URL, config->notify_smtp_url) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_USE_SSL, (long)(config->notify_smtp_plain ? CURLUSESSL_NONE : CURLUSESSL_ALL)) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_MAIL_FROM, from) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, s->lines) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_READFUNCTION, on_body) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_READDATA, s) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_INFILESIZE, (long)s->body.len) == CURLE_OK &&
		curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L) == CURLE_OK;

	if (ok && *config->notify_smtp_user)
		ok = curl_easy_setopt(easy, CURLOPT_USERNAME, config->notify_smtp_user) == CURLE_OK &&
			curl_easy_setopt(easy, CURLOPT_PASSWORD, config->notify_smtp_password) == CURLE_OK;
	return ok ? 0 : ERR_NO_MEMORY;
}

static int begin_mail(struct sending *s, const struct parcel *p, const struct target *t, int64_t now_ms)
{
	char from[TARGET_ADDRESS_MOST + 8], to[TARGET_ADDRESS_MOST + 8];
	int err;

	s->mail = true;
	if (!*s->context->config->notify_smtp_url) {
		s->outcome = OUTCOME_NO_MAIL_SERVER;
		return ERR_CONFIG;
	}
	snprintf(from, sizeof from, "<%s>", s->context->config->notify_mail_from);
	snprintf(to, sizeof to, "<%.*s>", (int)t->address.len, t->address.at);
	err = parcel_mail(s->context->config, p, t->address, now_ms, &s->body);
	if (!err && !add_line(s, to))
		err = ERR_NO_MEMORY;
	return err ? err : set_mail(s, from);
}

/* --- beginning --- */

static int (*const begins[])(struct sending *, const struct parcel *, const struct target *, int64_t now_ms) = {
	[TARGET_PUSH] = begin_push, [TARGET_EMAIL] = begin_mail, [TARGET_WEBHOOK] = begin_webhook,
};

static int begin(struct sending *s, const struct parcel *p, const struct channel *c, int64_t now_ms)
{
	struct target target;
	struct arena arena;
	int err;

	arena_init(&arena, CHANNEL_ARENA);
	err = target_read(c->kind, c->target, &arena, &target);
	if (err && err != ERR_NO_MEMORY)
		s->outcome = OUTCOME_UNREADABLE;
	if (!err)
		err = set_common(s);
	if (!err)
		err = begins[target.kind](s, p, &target, now_ms);
	arena_release(&arena);
	return err;
}

struct sending *sending_new(const struct sending_context *context, const struct parcel *p, const struct channel *c, int64_t now_ms)
{
	struct sending *s = mem_new(sizeof *s);

	if (!s)
		return NULL;
	list_init(&s->link);
	s->context = context;
	s->parcel = p->id;
	s->channel = p->channel;
	s->case_id = p->case_id;
	s->at_ms = p->at_ms;
	s->attempts = p->attempts;
	s->case_open = p->open;
	snprintf(s->kind, sizeof s->kind, "%.*s", (int)p->kind.len, p->kind.at);
	buf_init(&s->body, BODY_MOST);
	s->outcome = OUTCOME_OUT_OF_MEMORY;
	s->easy = curl_easy_init();
	if (s->easy && begin(s, p, c, now_ms)) {
		curl_easy_cleanup(s->easy);
		s->easy = NULL;
	}
	return s;
}

/* --- the end --- */

static enum outcome outcome_of(const struct sending *s, CURLcode code)
{
	switch (code) {
	case CURLE_OPERATION_TIMEDOUT:
		return OUTCOME_TIMEOUT;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
		return OUTCOME_BAD_CERTIFICATE;
	case CURLE_USE_SSL_FAILED:
		return OUTCOME_NO_TLS;
	case CURLE_LOGIN_DENIED:
		return OUTCOME_SIGN_IN;
	case CURLE_COULDNT_RESOLVE_HOST:
		return OUTCOME_UNKNOWN_HOST;
	case CURLE_OUT_OF_MEMORY:
		return OUTCOME_OUT_OF_MEMORY;
	case CURLE_WRITE_ERROR:               /* a long answer; its first line says it all */
		return s->mail ? OUTCOME_SERVER_ERROR : outcome_of_http(s->status, s->push);
	default:
		break;
	}
	if (s->guarded)
		return OUTCOME_PRIVATE_ADDRESS;
	return s->mail && s->status >= 400 ? outcome_of_smtp(s->status) : OUTCOME_UNREACHABLE;
}

void sending_over(struct sending *s, CURLcode code)
{
	(void)curl_easy_getinfo(s->easy, CURLINFO_RESPONSE_CODE, &s->status);
	if (code != CURLE_OK)
		s->outcome = outcome_of(s, code);
	else
		s->outcome = s->mail ? OUTCOME_SENT : outcome_of_http(s->status, s->push);
}

void sending_free(struct sending *s)
{
	if (!s)
		return;
	curl_easy_cleanup(s->easy);
	curl_slist_free_all(s->lines);
	buf_wipe(&s->body);
	mem_free(s);
}
