/* server/notify/notify.c: see notify.h.
 *
 *   take  ->  under way (libcurl)  ->  over  ->  settle
 *
 *  (1) A parcel is in hand here, or waiting in storage; one in hand is not taken a second time, whatever its lease says.
 *  (2) Attempts that follow a failure have at most half of the places, so what fails does not delay what is new.
 *  (3) What cannot be written down is kept in hand and written down later; with a full disk alerts still leave. */
#include "notify/notify.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include <curl/curl.h>
#include <openssl/ssl.h>

#include "base/log.h"
#include "base/mem.h"
#include "notify/sending.h"
#include "notify/settle.h"
#include "notify/target.h"
#include "notify/vapid.h"
#include "store/grants.h"
#include "store/occasions.h"
#include "store/places.h"

#define LOOK_MS 1000                      /* another process may have written, or a clock was set */
#define AGAIN_MS 250                      /* storage failed */
#define GRACE_MS 5000                     /* a lease outlives its attempt */
#define FORGET_MS 15000                   /* a failure that cannot be written down */
#define TAKE_ARENA (4u << 20)

struct notify {
	const struct config *config;
	const struct clock *clock;
	struct store *store;
	struct sending_context context;
	struct p256 *vapid;
	char push_key[VAPID_TEXT_LEN + 1];
	pthread_t thread;
	bool running;
	atomic_bool stopping, poked;

	/* The thread's own. */
	CURLM *multi;
	struct list busy, over;               /* struct sending */
	size_t n_busy, n_again, n_over;       /* n_again: of those busy */
	int64_t look_ms, settle_ms;           /* monotonic: take and settle not before */
};

static int64_t mono_ms(const struct notify *n)
{
	return n->clock->mono_ms(n->clock->ctx);
}

/* --- taking --- */

struct take {
	struct store_job job;
	struct notify *n;
	struct arena arena;
	struct parcel *parcels;
	struct channel *channels;
	size_t n_parcels, most;
	int64_t next_ms;                      /* from now; when to look again */
};

static bool in_hand(const struct notify *n, int64_t parcel)
{
	const struct list *lists[] = { &n->busy, &n->over };
	size_t i;

	for (i = 0; i < 2; i++)
		for (const struct list *it = lists[i]->next; it != lists[i]; it = it->next)
			if (container_of(it, struct sending, link)->parcel == parcel)
				return true;
	return false;
}

/* What is known of its owner, and of the meeting it is about.  ERR_NOT_FOUND: it is not to be sent. */
static int look_at_owner(struct tx *tx, struct take *t, const struct channel *c, struct parcel *p)
{
	struct reminders r = { 0 };
	struct occasion *o = p->meeting ? arena_new(&t->arena, sizeof *o) : NULL;
	int64_t staff_until;
	int err = grants_staff_until(tx, c->member, &staff_until);

	p->stranger = !staff_until;
	p->occasion = o;
	if (!err && p->stranger && str_is(c->kind, "webhook"))
		err = ERR_NOT_FOUND;
	if (!err)
		err = reminders_get(tx, c->member, &t->arena, &r);
	p->language = r.language;
	if (!err && p->meeting)
		err = o ? occasions_get(tx, c->member, p->kind, p->meeting, p->start_ms, &t->arena, o) : ERR_NO_MEMORY;
	return err;
}

/* Kinds that only staff are ever sent, who were looked up when it was put here. */
static bool about_staff(struct str kind)
{
	static const char *const kinds[] = { "alarm", "drill", "gap", "miss", "follow_up" };
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_is(kind, kinds[i]))
			return true;
	return false;
}

static int take_channel(struct tx *tx, struct take *t, struct parcel *p)
{
	int err = channels_get(tx, p->channel, &t->arena, &t->channels[t->n_parcels]);

	/* Whatever is wrong with a meeting, alarms are not held up by it. */
	if (!err && !about_staff(p->kind)) {
		err = look_at_owner(tx, t, &t->channels[t->n_parcels], p);
		if (err)
			return err == ERR_NOT_FOUND && tx->write ? outbox_forget(tx, p->id) : 0;
	}

	/* Sealed for another key: sent to nowhere, and settled as that. */
	if (err == ERR_CRYPTO)
		t->channels[t->n_parcels] = (struct channel){ .id = p->channel };
	else if (err)
		return err;
	t->parcels[t->n_parcels++] = *p;
	return 0;
}

typedef int (*taker)(struct tx *, int64_t lease_ms, struct arena *, struct parcel *, size_t most, size_t *ret_n);

/* Fill at most so many places.  Where nothing can be written what is in hand is given out again, and passed over. */
static int take_some(struct tx *tx, struct take *t, size_t places, taker from)
{
	struct notify *n = t->n;
	size_t most = places + (tx->write ? 0 : n->n_busy + n->n_over), found = 0, until = t->n_parcels + places, i;
	struct parcel *all = arena_array(&t->arena, most, sizeof *all);
	int err = all ? 0 : ERR_NO_MEMORY;

	if (!err && places > 0)
		err = from(tx, n->config->notify_timeout_s * 1000 + GRACE_MS, &t->arena, all, most, &found);
	for (i = 0; !err && i < found && t->n_parcels < until; i++)
		if (!in_hand(n, all[i].id))
			err = take_channel(tx, t, &all[i]);
	return err;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static int take_both(struct tx *tx, struct take *t)
{
	const struct notify *n = t->n;
	size_t places = t->most - n->n_busy, again = t->most / 2;
	int err = tx->write ? take_some(tx, t, places, outbox_take_new) : 0;

	again = again > n->n_again ? again - n->n_again : 0;
	return err ? err : take_some(tx, t, tx->write ? least(again, places - t->n_parcels) : places, outbox_take);
}

static int take_run(struct store_job *job, struct tx *tx)
{
	struct take *t = container_of(job, struct take, job);
	int64_t due_ms;
	int err = take_both(tx, t);

	if (!err)
		err = outbox_next(tx, &due_ms);
	t->next_ms = err ? LOOK_MS : due_ms - tx->now_ms;
	return err == ERR_NOT_FOUND ? 0 : err;
}

static void begin(struct notify *n, const struct parcel *p, const struct channel *c)
{
	struct sending *s = sending_new(&n->context, p, c, n->clock->wall_ms(n->clock->ctx));

	if (!s)
		return;                           /* the lease lapses */
	s->started_ms = mono_ms(n);
	if (s->easy && curl_multi_add_handle(n->multi, s->easy) == CURLM_OK) {
		list_push(&n->busy, &s->link);
		n->n_busy++;
		n->n_again += s->attempts > 0;
		return;
	}
	list_push(&n->over, &s->link);
	n->n_over++;
}

static int take_prepare(struct notify *n, struct take *t)
{
	*t = (struct take){ .job.run = take_run, .n = n, .most = (size_t)n->config->notify_parallel, .next_ms = LOOK_MS };
	arena_init(&t->arena, TAKE_ARENA);
	t->parcels = arena_array(&t->arena, t->most, sizeof *t->parcels);
	t->channels = arena_array(&t->arena, t->most, sizeof *t->channels);
	return t->parcels && t->channels ? 0 : ERR_NO_MEMORY;
}

/* A full disk takes no lease, but an alert can leave. */
static int take_from_store(struct notify *n, struct take *t)
{
	int err = take_prepare(n, t);

	if (!err)
		err = store_run(n->store, &t->job);
	if (err != ERR_STORAGE_FULL)
		return err;
	t->n_parcels = 0;
	t->job.reads_only = true;
	return store_run(n->store, &t->job);
}

static int64_t between(int64_t low, int64_t ms, int64_t high)
{
	return ms < low ? low : ms > high ? high : ms;
}

static void take(struct notify *n)
{
	struct take t;
	size_t i;
	int err;

	if (!atomic_exchange(&n->poked, false) && mono_ms(n) < n->look_ms)
		return;
	err = take_from_store(n, &t);
	for (i = 0; !err && i < t.n_parcels; i++)
		begin(n, &t.parcels[i], &t.channels[i]);
	n->look_ms = mono_ms(n) + (err ? AGAIN_MS : between(AGAIN_MS, t.next_ms, LOOK_MS));
	arena_release(&t.arena);
}

/* --- sending --- */

static void finish(struct notify *n, CURL *easy, CURLcode code)
{
	struct sending *s = NULL;

	(void)curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&s);
	sending_over(s, code);
	curl_multi_remove_handle(n->multi, easy);
	list_remove(&s->link);
	list_push(&n->over, &s->link);
	n->n_busy--;
	n->n_again -= s->attempts > 0;
	n->n_over++;
	n->look_ms = 0;                       /* a place is free */
}

static void send_on(struct notify *n)
{
	int running, left;
	CURLMsg *message;

	curl_multi_perform(n->multi, &running);
	while ((message = curl_multi_info_read(n->multi, &left)))
		if (message->msg == CURLMSG_DONE)
			finish(n, message->easy_handle, message->data.result);
}

/* --- settling --- */

struct settling {
	struct store_job job;
	struct notify *n;
	int64_t at_ms;
};

static int settle_one(struct notify *n, struct tx *tx, const struct sending *s, int64_t at_ms)
{
	bool about_case = s->case_id && (strcmp(s->kind, "alarm") == 0 || strcmp(s->kind, "drill") == 0);
	struct settle what = { .parcel = s->parcel, .channel = s->channel, .took_ms = at_ms - s->started_ms, .status = s->status,
		.news = strcmp(s->kind, "channel_failed") == 0,
		.about = { .outcome = s->outcome, .made_ms = s->at_ms, .give_up_ms = n->config->notify_give_up_hours * 3600 * 1000,
			.attempts = s->attempts + 1, .test = strcmp(s->kind, "test") == 0, .about_case = about_case,
			.case_open = s->case_open } };

	return settle(tx, &what);
}

static int settle_run(struct store_job *job, struct tx *tx)
{
	struct settling *g = container_of(job, struct settling, job);
	struct notify *n = g->n;
	int err = 0;

	for (struct list *it = n->over.next; !err && it != &n->over; it = it->next)
		err = settle_one(n, tx, container_of(it, struct sending, link), g->at_ms);
	return err;
}

static void tell(const struct sending *s)
{
	enum log_level level = s->outcome == OUTCOME_SENT ? LOG_INFO : LOG_WARN;

	log_event(level, "notify.attempt", LOG_ID("parcel", s->parcel), LOG_ID("channel", s->channel), LOG_WORD("kind", s->kind),
	          LOG_INT("number", s->attempts + 1), LOG_WORD("result", outcome_word(s->outcome)), LOG_INT("status", s->status));
}

static void let_go(struct notify *n, struct sending *s)
{
	list_remove(&s->link);
	sending_free(s);
	n->n_over--;
}

static void let_all_go(struct notify *n)
{
	while (!list_empty(&n->over)) {
		tell(list_first(&n->over, struct sending, link));
		let_go(n, list_first(&n->over, struct sending, link));
	}
}

/* That they failed cannot be written down; so that they are tried again all the same, nobody knows of it any more. */
static void forget_failed(struct notify *n, int64_t before_ms)
{
	struct list *it, *tmp;

	list_each(it, tmp, &n->over) {
		struct sending *s = container_of(it, struct sending, link);

		if (s->outcome != OUTCOME_SENT && !outcome_final(s->outcome) && s->started_ms < before_ms)
			let_go(n, s);
	}
}

static void settle_all(struct notify *n)
{
	struct settling g = { .job.run = settle_run, .n = n, .at_ms = mono_ms(n) };
	int err;

	if (list_empty(&n->over) || g.at_ms < n->settle_ms)
		return;
	err = store_run(n->store, &g.job);
	n->settle_ms = err ? g.at_ms + LOOK_MS : 0;
	if (!err) {
		let_all_go(n);
		n->look_ms = 0;               /* others may be to be told */
		return;
	}
	log_event(LOG_ERROR, "notify.not_written", LOG_WORD("error", err_name(err)));
	forget_failed(n, g.at_ms - FORGET_MS);
}

/* --- the thread --- */

static int release_run(struct store_job *job, struct tx *tx)
{
	struct notify *n = container_of(job, struct settling, job)->n;
	int err = 0;

	for (struct list *it = n->busy.next; !err && it != &n->busy; it = it->next)
		err = outbox_release(tx, container_of(it, struct sending, link)->parcel);
	return err;
}

/* What is under way ends here, and is tried again by whoever is next. */
static void abandon(struct notify *n)
{
	struct settling g = { .job.run = release_run, .n = n };
	struct sending *s;

	if (!list_empty(&n->busy) && store_run(n->store, &g.job))
		log_event(LOG_WARN, "notify.leases_kept");
	while (!list_empty(&n->busy)) {
		s = list_first(&n->busy, struct sending, link);
		curl_multi_remove_handle(n->multi, s->easy);
		list_remove(&s->link);
		sending_free(s);
	}
	let_all_go(n);
}

static void *notify_main(void *arg)
{
	struct notify *n = arg;
	int64_t wait_ms;

	while (!atomic_load(&n->stopping)) {
		send_on(n);
		take(n);
		settle_all(n);
		wait_ms = between(0, n->look_ms - mono_ms(n), LOOK_MS);
		curl_multi_poll(n->multi, NULL, 0, (int)wait_ms, NULL);
	}
	settle_all(n);
	abandon(n);
	return NULL;
}

void notify_poke(struct notify *n)
{
	if (!n)
		return;
	atomic_store(&n->poked, true);
	curl_multi_wakeup(n->multi);
}

/* --- starting --- */

static int complain(struct buf *why, const char *what)
{
	buf_puts(why, what);
	return ERR_CONFIG;
}

static bool ca_file_fits(const char *path)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
	bool fits = ctx && SSL_CTX_load_verify_locations(ctx, path, NULL) == 1;

	SSL_CTX_free(ctx);
	return fits;
}

static bool smtp_url_fits(const char *text)
{
	CURLU *url = curl_url();
	char *scheme = NULL;
	bool fits = url && curl_url_set(url, CURLUPART_URL, text, CURLU_DISALLOW_USER) == CURLUE_OK &&
		curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK && (strcmp(scheme, "smtp") == 0 || strcmp(scheme, "smtps") == 0);

	curl_free(scheme);
	curl_url_cleanup(url);
	return fits;
}

static int check_config(const struct config *config, struct buf *why)
{
	if (*config->notify_smtp_url && !smtp_url_fits(config->notify_smtp_url))
		return complain(why, "notify.smtp_url: smtp://host:port or smtps://host:port expected, user and password in settings of their own");
	if (*config->notify_smtp_url && !target_mail_address(str_of(config->notify_mail_from)))
		return complain(why, "notify.mail_from: an address expected, because of notify.smtp_url");
	if (*config->notify_ca_file && !ca_file_fits(config->notify_ca_file))
		return complain(why, "notify.ca_file: a PEM file with certificates expected");
	return 0;
}

struct opening {
	struct store_job job;
	struct notify *n;
};

static int open_run(struct store_job *job, struct tx *tx)
{
	return vapid_open(tx, &container_of(job, struct opening, job)->n->vapid);
}

/* Only a new one has to be written, so a full disk does not keep a server from starting. */
static int open_vapid(struct notify *n, struct buf *why)
{
	struct opening o = { .job = { .run = open_run, .reads_only = true }, .n = n };
	int err = store_run(n->store, &o.job);

	if (err == ERR_NOT_FOUND) {
		o.job.reads_only = false;
		err = store_run(n->store, &o.job);
	}
	if (err) {
		buf_putf(why, "the key for Web Push: %s", err_text(err));
		return ERR_CONFIG;
	}
	n->context.vapid = n->vapid;
	vapid_text(n->vapid, n->push_key);
	return 0;
}

static int start_thread(struct notify *n)
{
	sigset_t all, before;

	/* Signals are the loop's. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	n->running = pthread_create(&n->thread, NULL, notify_main, n) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return n->running ? 0 : ERR_NO_MEMORY;
}

static int start(struct notify *n, struct buf *why)
{
	int err = check_config(n->config, why);

	if (!err)
		err = open_vapid(n, why);
	if (!err && !(n->multi = curl_multi_init()))
		err = ERR_NO_MEMORY;
	return err ? err : start_thread(n);
}

int notify_start(const struct config *config, const struct clock *clock, struct store *store, struct notify **ret, struct buf *why)
{
	struct notify *n = mem_new(sizeof *n);
	int err;

	if (!n)
		return ERR_NO_MEMORY;
	*n = (struct notify){ .config = config, .clock = clock, .store = store, .context.config = config };
	list_init(&n->busy);
	list_init(&n->over);
	err = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? start(n, why) : ERR_NO_MEMORY;
	if (err) {
		notify_stop(n);
		return err;
	}
	*ret = n;
	return 0;
}

void notify_stop(struct notify *n)
{
	if (!n)
		return;
	atomic_store(&n->stopping, true);
	if (n->running) {
		curl_multi_wakeup(n->multi);
		pthread_join(n->thread, NULL);
	}
	curl_multi_cleanup(n->multi);
	curl_global_cleanup();
	p256_free(n->vapid);
	mem_free(n);
}

const char *notify_push_key(const struct notify *n)
{
	return n->push_key;
}
