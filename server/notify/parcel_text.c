#include "notify/parcel_text.h"

#include <string.h>
#include <time.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/id.h"
#include "notify/occasion_text.h"

/* --- JSON --- */

/* Where a page of the browser client is, for what is not about a case. */
static const struct page {
	const char *kind, *fragment;
} pages[] = {
	{ "gap", "#team.oncall" },
	{ "miss", "#team.misses" },
	{ "test", "#team.oncall" },
	{ "channel_failed", "#team.oncall" },
	{ NULL, "#queue" },
};

static const char *fragment_of(struct str kind)
{
	const struct page *page = pages;

	while (page->kind && !str_is(kind, page->kind))
		page++;
	return page->fragment;
}

static void put_link(struct buf *out, const struct config *config, const struct parcel *p)
{
	const char *url = config->site_url;
	size_t len = strlen(url);
	char room[ID_TEXT_LEN + 1], id[ID_TEXT_LEN + 1];

	buf_put(out, url, len > 0 && url[len - 1] == '/' ? len - 1 : len);
	if (p->occasion) {
		buf_put(out, p->occasion->path.at, p->occasion->path.len);
		return;
	}
	if (p->stranger) {
		buf_puts(out, "/programme");
		return;
	}
	buf_putc(out, '/');
	if (!p->room || !p->case_id) {
		buf_puts(out, fragment_of(p->kind));
		return;
	}
	id_format(p->room, room);
	id_format(p->case_id, id);
	buf_putf(out, "#case=%s.%s", room, id);
}

static void put_word(struct buf *out, const char *name, struct str value)
{
	buf_putf(out, ",\"%s\":", name);
	buf_put_json(out, value);
}

/* What somebody who may see it anyway is shown of a meeting: its title is neutral. */
static void put_occasion(struct buf *out, const struct occasion *o)
{
	put_word(out, "title", o->title);
	buf_putf(out, ",\"start\":%lld", (long long)o->start_ms);
	put_word(out, "zone", o->zone);
	put_word(out, "language", o->language);
	if (o->until_ms)
		buf_putf(out, ",\"until\":%lld", (long long)o->until_ms);
}

int parcel_json(const struct config *config, const struct parcel *p, struct buf *out)
{
	struct buf link = BUF_INIT(PARCEL_TEXT_MOST);
	char id[ID_TEXT_LEN + 1];
	int err;

	id_format(p->id, id);
	put_link(&link, config, p);
	buf_putf(out, "{\"id\":\"%s\"", id);
	put_word(out, "kind", p->kind);
	put_word(out, "level", p->level);
	buf_putf(out, ",\"at\":%lld", (long long)p->at_ms);
	if (!link.err)
		put_word(out, "link", (struct str){ link.at, link.len });
	put_word(out, "site", str_of(config->site_name));
	if (p->code.len > 0)
		put_word(out, "code", p->code);
	if (p->occasion)
		put_occasion(out, p->occasion);
	buf_putc(out, '}');
	err = link.err ? link.err : out->err;
	buf_release(&link);
	return err;
}

int webhook_signature(struct str secret, int64_t now_s, struct str body, struct buf *out)
{
	struct buf signed_text = BUF_INIT(PARCEL_TEXT_MOST + 32);
	uint8_t mac[EVP_MAX_MD_SIZE];
	unsigned len = 0, i;
	int err;

	buf_putf(&signed_text, "%lld.", (long long)now_s);
	buf_put(&signed_text, body.at, body.len);
	err = signed_text.err;
	if (!err && !HMAC(EVP_sha256(), secret.at, (int)secret.len, (const uint8_t *)signed_text.at, signed_text.len, mac, &len))
		err = ERR_CRYPTO;
	buf_release(&signed_text);
	if (err)
		return err;
	buf_putf(out, "t=%lld,v1=", (long long)now_s);
	for (i = 0; i < len; i++)
		buf_putf(out, "%02x", mac[i]);
	return out->err;
}

/* --- mail --- */

static bool is_ascii(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] < ' ' || (unsigned char)s.at[i] > '~')
			return false;
	return true;
}

/* How many bytes of `s` fit a word of at most `most`, without splitting a character. */
static size_t whole_characters(struct str s, size_t most)
{
	size_t n = s.len < most ? s.len : most;

	while (n > 0 && n < s.len && ((unsigned char)s.at[n] & 0xc0) == 0x80)
		n--;
	return n;
}

#define ENCODED_MOST 39                   /* bytes; 75 characters is the most of an encoded word */

/* RFC 2047, where it is needed; the site's name is the only text here that is not ours. */
static void put_header_text(struct buf *out, struct str text)
{
	uint8_t encoded[ENCODED_MOST / 3 * 4 + 1];
	size_t n;

	if (is_ascii(text)) {
		buf_put(out, text.at, text.len);
		return;
	}
	while (text.len > 0 && (n = whole_characters(text, ENCODED_MOST)) > 0) {
		EVP_EncodeBlock(encoded, (const uint8_t *)text.at, (int)n);
		buf_putf(out, "=?UTF-8?B?%s?=", (char *)encoded);
		text = (struct str){ text.at + n, text.len - n };
		if (text.len > 0)
			buf_puts(out, "\r\n ");
	}
}

/* RFC 2045: lines of at most 76 characters, every one of them ASCII. */
static void put_quoted(struct buf *out, struct str text)
{
	size_t i, column = 0;

	for (i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c == '\n') {
			buf_puts(out, "\r\n");
			column = 0;
			continue;
		}
		if (column > 72) {
			buf_puts(out, "=\r\n");
			column = 0;
		}
		if (c == '=' || c < ' ' || c > '~' || (c == ' ' && (i + 1 == text.len || text.at[i + 1] == '\n'))) {
			buf_putf(out, "=%02X", c);
			column += 3;
		} else {
			buf_putc(out, (char)c);
			column++;
		}
	}
}

static void put_date(struct buf *out, int64_t at_ms)
{
	static const char days[7][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	time_t at = (time_t)(at_ms / 1000);
	struct tm t;

	gmtime_r(&at, &t);
	buf_putf(out, "%s, %02d %s %d %02d:%02d:%02d +0000", days[t.tm_wday], t.tm_mday, months[t.tm_mon], t.tm_year + 1900, t.tm_hour,
	         t.tm_min, t.tm_sec);
}

/* What the subject says after the site's name: nothing that a glance at somebody's phone could tell. */
static const struct wording {
	const char *kind, *subject, *body;
} wordings[] = {
	{ "alarm", "please look in now", "Somebody is waiting for you. Please sign in now:" },
	{ "drill", "please look in now (exercise)", "This is an exercise: nobody is waiting. Please sign in now as if somebody was:" },
	{ "test", "test message", "This is a test message. It asks for this code:" },
	{ "channel_failed", "a message did not reach you",
		"A message could not be delivered to you another way. Please sign in and check how you are reached:" },
	{ NULL, "something to look at", "There is something for you to look at. Please sign in:" },
};

static const struct wording *wording_of(struct str kind)
{
	const struct wording *w = wordings;

	while (w->kind && !str_is(kind, w->kind))
		w++;
	return w;
}

static void put_subject(struct buf *out, const struct config *config, const struct parcel *p)
{
	struct buf subject = BUF_INIT(PARCEL_TEXT_MOST);

	buf_putf(&subject, "%s: ", config->site_name);
	if (occasion_has_text(p))
		occasion_subject(p, &subject);
	else
		buf_puts(&subject, wording_of(p->kind)->subject);
	put_header_text(out, (struct str){ subject.at, subject.len });
	if (subject.err)
		out->err = subject.err;
	buf_release(&subject);
}

static void put_headers(struct buf *out, const struct config *config, const struct parcel *p, struct str to, int64_t now_ms)
{
	const char *domain = strchr(config->notify_mail_from, '@');
	char id[ID_TEXT_LEN + 1];

	id_format(p->id, id);
	buf_puts(out, "Date: ");
	put_date(out, now_ms);
	buf_putf(out, "\r\nFrom: <%s>\r\nTo: <%.*s>\r\nSubject: ", config->notify_mail_from, (int)to.len, to.at);
	put_subject(out, config, p);
	buf_putf(out, "\r\nMessage-ID: <%s.notice%s>\r\n", id, domain ? domain : "@localhost");
	if (str_is(p->kind, "alarm") || str_is(p->kind, "drill"))
		buf_puts(out, "Importance: high\r\nX-Priority: 1\r\n");
	/* Nobody's holiday answers this, and no machine answers a machine (RFC 3834). */
	buf_puts(out, "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n"
	         "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
}

/* Of what only staff get. */
static void put_body(struct buf *text, const struct config *config, const struct parcel *p)
{
	buf_putf(text, "%s\n\n", wording_of(p->kind)->body);
	if (p->code.len > 0)
		buf_putf(text, "%.*s\n\nIt is asked for on the page where you sent this:\n", (int)p->code.len, p->code.at);
	put_link(text, config, p);
	if (p->level.len > 0)
		buf_putf(text, "\n\nLevel: %.*s", (int)p->level.len, p->level.at);
	buf_puts(text, "\nSent for: ");
	put_date(text, p->at_ms);
	buf_putc(text, '\n');
}

static void put_occasion_body(struct buf *text, const struct config *config, const struct parcel *p)
{
	struct buf link = BUF_INIT(PARCEL_TEXT_MOST);

	put_link(&link, config, p);
	occasion_body(p, (struct str){ link.at ? link.at : "", link.len }, text);
	if (link.err)
		text->err = link.err;
	buf_release(&link);
}

int parcel_mail(const struct config *config, const struct parcel *p, struct str to, int64_t now_ms, struct buf *out)
{
	struct buf text = BUF_INIT(PARCEL_TEXT_MOST);
	int err;

	put_headers(out, config, p, to, now_ms);
	if (occasion_has_text(p))
		put_occasion_body(&text, config, p);
	else
		put_body(&text, config, p);
	err = text.err;
	if (!err)
		put_quoted(out, (struct str){ text.at, text.len });
	buf_release(&text);
	return err ? err : out->err;
}
