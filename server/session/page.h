/* server/session/page.h: what is fetched by GET beside the files of the client: calendars, and lists for programmes of others.
 *
 *   gateway --path, headers--> page_start --> run() on the reader --> answer, on the loop
 *
 *  (1) A page only reads.  Its address may hold a secret: it is in no log.
 *  (2) One that is for everybody is made once for all who ask meanwhile, and when that took long it is kept for a while: many
 *      who ask cannot take the reader's time from those who talk. */
#ifndef CAIRN_SESSION_PAGE_H
#define CAIRN_SESSION_PAGE_H

#include "base/arena.h"
#include "base/list.h"
#include "crypto/secret.h"
#include "store/store.h"
#include "store/tx.h"

#define PAGE_MOST (3u << 20)              /* with its head it fits into one answer (gateway/http.c) */
#define PAGE_PATH_MOST 128                /* characters after the prefix; what is longer is not there */
#define PAGE_COST 20                      /* of the allowance of an address (limits.http_per_minute) */

struct config;
struct desk;
struct page_out;
struct page_row;

struct page {
	struct store_job job;
	struct desk *desk;
	const struct page_row *row;
	struct str path;                      /* after the row's prefix; in the arena */
	struct str language;                  /* Accept-Language; may be absent */
	struct str styles;                    /* path of a style sheet; may be absent */
	struct arena arena;
	struct buf body;                      /* what run() writes */
	const char *type;                     /* Content-Type */
	bool shared;                          /* the same for everybody: may be kept by others than the asker */
	bool anywhere;                        /* pages of other sites may read it (CORS) */
	const char *download;                 /* name of a file it is kept as; NULL: none */

	/* Private to page.c. */
	void (*answer)(void *ctx, const struct page_out *out);   /* NULL: whoever asked is gone */
	void *ctx;
	struct str tag;
	struct list link;                     /* in desk->pages, or among the waiting of another */
	struct list waiting;                  /* who asked for the same meanwhile */
	int64_t started_ms, until_ms;         /* until_ms: done, and kept till then */
	bool starting, answered;
};

/* 0, or ERR_LINK and ERR_NOT_FOUND: there is nothing here (the same answer). */
struct page_row {
	const char *prefix;                   /* NULL ends the table.  One that ends in '/' stands for all below it, others for themselves */
	int (*run)(struct page *p, struct tx *tx);
	bool everybody;                       /* (2): it depends on nothing that was asked */
};

struct page_in {
	struct str path, language;
	struct str tag;                       /* If-None-Match; may be absent */
	uint64_t address;                     /* as exchange_in */
	struct str styles;                    /* path of the client's style sheet; absent: there is none */
};

struct page_out {
	int status;                           /* 200, 304, 404, 429, 503 */
	const char *type, *download;
	struct str body;
	char tag[BASE64URL_LEN(16) + 3];      /* ETag, with its quotes: a digest of the body */
	bool shared, anywhere;
	int64_t retry_after_ms;               /* with 429 */
};

/* Is there a row for this path? */
bool page_known(const struct desk *d, struct str path);
/* As exchange_start(): `answer` is called once, unless it is cancelled. */
struct page *page_start(struct desk *d, const struct page_in *in, void (*answer)(void *ctx, const struct page_out *out), void *ctx);
void page_cancel(struct page *p);

const struct config *page_config(const struct page *p);

/* Free those that are kept. */
void pages_forget(struct desk *d);

#endif
