#include "rules.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/place.h"

#define WHY_MOST 8192                     /* a path and a line about it */

/* --- loading --- */

/* In the build tree, or installed. */
static const char *const pack_places[] = { "../moderation/packs", "../share/cairn/moderation" };
static const char *const line_places[] = { "escalation/help-lines.json", "../share/cairn/help-lines.json" };

static void load_packs(struct rules *r)
{
	char found[PATH_MAX];
	const char *directory = r->config->storage_rules;

	buf_reset(&r->packs.why);
	if (!*directory) {
		if (place_find(pack_places, sizeof pack_places / sizeof *pack_places, found)) {
			buf_puts(&r->packs.why, "storage.rules: no rules came with this program");
			r->packs.err = ERR_CONFIG;
			return;
		}
		directory = found;
	}
	r->packs.err = scanner_load(r->scanner, directory, &r->packs.why);
}

int rules_find_lines(const struct config *config, char ret_path[PATH_MAX], struct buf *why)
{
	if (*config->storage_help_lines) {
		snprintf(ret_path, PATH_MAX, "%s", config->storage_help_lines);
		return 0;
	}
	if (place_find(line_places, sizeof line_places / sizeof *line_places, ret_path) == 0)
		return 0;
	buf_puts(why, "storage.help_lines: no crisis lines came with this program");
	return ERR_CONFIG;
}

static void load_lines(struct rules *r)
{
	char path[PATH_MAX];

	buf_reset(&r->help.why);
	r->help.err = rules_find_lines(r->config, path, &r->help.why);
	if (!r->help.err)
		r->help.err = lines_load(r->lines, path, &r->help.why);
}

static void load(struct rules *r)
{
	load_packs(r);
	load_lines(r);
}

/* --- telling --- */

static const char *reason(const struct rules_load *load)
{
	return load->why.at && load->why.len > 0 ? load->why.at : err_name(load->err);
}

static void tell_packs(const struct rules *r)
{
	if (!r->packs.err)
		log_event(LOG_INFO, "rules.loaded");
	else
		log_event(LOG_ERROR, "rules.refused", LOG_WORD("why", reason(&r->packs)));
	if (!scanner_ready(r->scanner))
		log_event(LOG_ERROR, "rules.none", LOG_WORD("messages", "are_not_scanned"));
}

static void tell_lines(const struct rules *r)
{
	struct lines_day today = lines_day(clock_system.wall_ms(clock_system.ctx));
	struct lines_count count = lines_count(r->lines, str_of(today.text), NULL);

	if (r->help.err)
		log_event(LOG_ERROR, "lines.refused", LOG_WORD("why", reason(&r->help)));
	else
		log_event(count.stale ? LOG_WARN : LOG_INFO, "lines.loaded", LOG_INT("lines", (int64_t)count.lines),
		          LOG_INT("countries", (int64_t)count.regions), LOG_INT("stale", (int64_t)count.stale));
	if (!count.lines)
		log_event(LOG_ERROR, "lines.none", LOG_WORD("people", "are_shown_no_crisis_lines"));
}

static void tell(const struct rules *r)
{
	tell_packs(r);
	tell_lines(r);
}

/* --- starting --- */

int rules_open(struct rules *r, const struct config *config)
{
	int err;

	*r = (struct rules){ .config = config };
	buf_init(&r->packs.why, WHY_MOST);
	buf_init(&r->help.why, WHY_MOST);
	err = scanner_new(&r->scanner);
	if (!err)
		err = lines_new(&r->lines);
	if (err)
		return err;
	load(r);
	tell(r);
	return 0;
}

void rules_close(struct rules *r)
{
	scanner_free(r->scanner);
	lines_free(r->lines);
	buf_release(&r->packs.why);
	buf_release(&r->help.why);
}

/* --- anew --- */

static void on_work(uv_work_t *work)
{
	struct rules *r = work->data;

	load(r);
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
