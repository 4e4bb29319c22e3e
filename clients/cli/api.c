/* clients/cli/api.c: see api.h. */
#include "api.h"

#include <curl/curl.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text.h"

#define ANSWER_CEILING (1u << 20)
#define WAIT_MS 30000

struct api_request {
	struct cli *cli;
	CURL *curl;
	struct curl_slist *headers;
	struct buf answer;
	char why[CURL_ERROR_SIZE];
};

static size_t take_body(char *at, size_t one, size_t len, void *ctx)
{
	struct api_request *r = ctx;

	(void)one;
	buf_put(&r->answer, at, len);
	return r->answer.err ? 0 : len;
}

static size_t take_header(char *at, size_t one, size_t len, void *ctx)
{
	static const char name[] = "set-cookie:";
	struct api_request *r = ctx;
	struct str line = { at, len };

	(void)one;
	if (len < sizeof(name) || strncasecmp(at, name, sizeof(name) - 1))
		return len;
	line.at += sizeof(name) - 1;
	line.len -= sizeof(name) - 1;
	while (line.len && strchr(" \r\n", line.at[line.len - 1]))
		line.len--;
	while (line.len && *line.at == ' ') {
		line.at++;
		line.len--;
	}
	seat_take_cookie(&r->cli->seat, line);
	return len;
}

static void put_header(struct api_request *r, const char *name, const char *value)
{
	struct buf line = BUF_INIT(8192);

	buf_putf(&line, "%s: %s", name, value);
	if (line.err)
		need(NULL);
	r->headers = need(curl_slist_append(r->headers, line.at));
	buf_release(&line);
}

static void put_headers(struct api_request *r)
{
	struct buf cookies = BUF_INIT(4096);

	put_header(r, "Content-Type", "application/json");
	put_header(r, "Origin", seat_get(&r->cli->seat, "server"));
	seat_put_cookies(&r->cli->seat, &cookies);
	if (cookies.len)
		put_header(r, "Cookie", cookies.at);
	buf_release(&cookies);
}

static void set_options(struct api_request *r, const char *op)
{
	struct buf url = BUF_INIT(1024);

	buf_putf(&url, "%s/api/%s", seat_get(&r->cli->seat, "server"), op);
	if (url.err)
		need(NULL);
	curl_easy_setopt(r->curl, CURLOPT_URL, url.at);
	buf_release(&url);
	curl_easy_setopt(r->curl, CURLOPT_HTTPHEADER, r->headers);
	curl_easy_setopt(r->curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(r->curl, CURLOPT_PROXY, "");
	curl_easy_setopt(r->curl, CURLOPT_USERAGENT, "cairn/" CAIRN_VERSION);
	curl_easy_setopt(r->curl, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
	curl_easy_setopt(r->curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(r->curl, CURLOPT_WRITEDATA, r);
	curl_easy_setopt(r->curl, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(r->curl, CURLOPT_HEADERDATA, r);
	curl_easy_setopt(r->curl, CURLOPT_ERRORBUFFER, r->why);
	if (r->cli->opt.ca)
		curl_easy_setopt(r->curl, CURLOPT_CAINFO, r->cli->opt.ca);
}

/* Whether the answer is a frame of ours; a proxy's error page is not. */
static bool answered(const json_t *frame)
{
	const char *type = text_of(frame, "type");

	return !strcmp(type, "reply") || !strcmp(type, "error");
}

static bool attempt(struct api_request *r, const char *body, int64_t deadline_ms, json_t **ret_frame)
{
	int64_t left_ms = deadline_ms - now_ms();

	buf_reset(&r->answer);
	curl_easy_setopt(r->curl, CURLOPT_TIMEOUT_MS, left_ms > 1 ? (long)left_ms : 1L);
	curl_easy_setopt(r->curl, CURLOPT_POSTFIELDS, body);
	if (curl_easy_perform(r->curl) != CURLE_OK)
		return false;
	*ret_frame = json_loadb(r->answer.at ? r->answer.at : "", r->answer.len, JSON_REJECT_DUPLICATES, NULL);
	if (*ret_frame && answered(*ret_frame))
		return true;
	json_decref(*ret_frame);
	*ret_frame = NULL;
	snprintf(r->why, sizeof(r->why), "the answer is not from a Cairn server");
	return false;
}

static void attempt_until(struct api_request *r, const char *body, bool again, json_t **ret_frame)
{
	int64_t wait_ms = r->cli->opt.wait_ms ? r->cli->opt.wait_ms : WAIT_MS;
	int64_t deadline_ms = now_ms() + wait_ms;
	struct timespec pause = { .tv_nsec = 500 * 1000 * 1000 };

	while (!attempt(r, body, deadline_ms, ret_frame)) {
		if (!again || now_ms() + 500 >= deadline_ms) {
			complain("no answer from %s: %s", seat_get(&r->cli->seat, "server"), r->why);
			return;
		}
		nanosleep(&pause, NULL);
	}
}

static int judge(struct api_answer *a)
{
	a->result = json_object_get(a->frame, "result");
	a->refusal = refusal_of(a->frame);
	if (!a->frame)
		return NO_ANSWER;
	if (a->result)
		return DONE;
	return refusal_exit(&a->refusal);
}

int api_call(struct cli *cli, const char *op, json_t *fields, bool again, struct api_answer *ret_answer)
{
	struct api_request r = { .cli = cli, .curl = need(curl_easy_init()), .answer = BUF_INIT(ANSWER_CEILING) };
	char key[KEY_LEN + 1], *body;

	make_key(key);
	*ret_answer = (struct api_answer){ 0 };
	if (json_object_set_new(fields, "key", json_string(cli->opt.key ? cli->opt.key : key)))
		need(NULL);
	body = need(json_dumps(fields, JSON_COMPACT));
	put_headers(&r);
	set_options(&r, op);
	attempt_until(&r, body, again, &ret_answer->frame);
	mem_wipe(body, strlen(body));         /* it may hold a password */
	free(body);
	json_decref(fields);
	curl_slist_free_all(r.headers);
	curl_easy_cleanup(r.curl);
	buf_release(&r.answer);
	return judge(ret_answer);
}

void api_answer_release(struct api_answer *a)
{
	json_decref(a->frame);
	*a = (struct api_answer){ 0 };
}
