#include "rules.h"

#include "base/log.h"
#include "base/place.h"

#define WHY_MOST 8192                     /* a path and a line about it */

/* --- loading --- */

/* In the build tree, or installed. */
static const char *const places[] = { "../moderation/packs", "../share/cairn/moderation" };

static int load(struct rules *r)
{
	char found[PATH_MAX];
	const char *directory = r->config->storage_rules;

	buf_reset(&r->why);
	if (!*directory) {
		if (place_find(places, sizeof places / sizeof *places, found)) {
			buf_puts(&r->why, "storage.rules: no rules came with this program");
			return ERR_CONFIG;
		}
		directory = found;
	}
	return scanner_load(r->scanner, directory, &r->why);
}

static void tell(const struct rules *r)
{
	if (!r->err)
		log_event(LOG_INFO, "rules.loaded");
	else
		log_event(LOG_ERROR, "rules.refused", LOG_WORD("why", r->why.at ? r->why.at : err_name(r->err)));
	if (!scanner_ready(r->scanner))
		log_event(LOG_ERROR, "rules.none", LOG_WORD("messages", "are_not_scanned"));
}

/* --- starting --- */

int rules_open(struct rules *r, const struct config *config)
{
	int err;

	*r = (struct rules){ .config = config };
	buf_init(&r->why, WHY_MOST);
	err = scanner_new(&r->scanner);
	if (err)
		return err;
	r->err = load(r);
	tell(r);
	return 0;
}

void rules_close(struct rules *r)
{
	scanner_free(r->scanner);
	buf_release(&r->why);
}

/* --- anew --- */

static void on_work(uv_work_t *work)
{
	struct rules *r = work->data;

	r->err = load(r);
}

static void on_loaded(uv_work_t *work, int status)
{
	struct rules *r = work->data;
	bool again = r->again;

	(void)status;                         /* nobody cancels it */
	r->busy = r->again = false;
	tell(r);
	if (again)
		rules_reload(r, work->loop);
}

void rules_reload(struct rules *r, uv_loop_t *loop)
{
	if (r->busy) {
		r->again = true;
		return;
	}
	r->work.data = r;
	r->busy = uv_queue_work(loop, &r->work, on_work, on_loaded) == 0;
}
