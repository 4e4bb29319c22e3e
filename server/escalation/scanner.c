#include "escalation/scanner.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

#include "base/mem.h"

#define PACKS_MOST 64
#define FILE_MOST (32u << 20)
#define PATH_MOST 4096
#define MODEL_NAME "model.bin"

struct scanner {
	pthread_mutex_t lock;                 /* guards `next` */
	struct moderation_rules *next;        /* loaded, and not yet taken up by the worker */
	bool ready;
	/* The worker's own: */
	struct moderation_rules *rules;
	struct moderation_scratch *scratch;
};

int scanner_new(struct scanner **ret_scanner)
{
	struct scanner *s = mem_new(sizeof *s);

	if (!s)
		return ERR_NO_MEMORY;
	s->scratch = moderation_scratch_new();
	if (!s->scratch) {
		mem_free(s);
		return ERR_NO_MEMORY;
	}
	pthread_mutex_init(&s->lock, NULL);
	*ret_scanner = s;
	return 0;
}

void scanner_free(struct scanner *s)
{
	if (!s)
		return;
	moderation_rules_free(s->next);
	moderation_rules_free(s->rules);
	moderation_scratch_free(s->scratch);
	pthread_mutex_destroy(&s->lock);
	mem_free(s);
}

/* --- loading --- */

struct files {
	struct moderation_source packs[PACKS_MOST];
	char names[PACKS_MOST][64];
	struct buf bytes[PACKS_MOST];
	size_t n;
	struct buf model;
};

static void files_release(struct files *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		buf_release(&f->bytes[i]);
	buf_release(&f->model);
	mem_free(f);
}

static int read_file(const char *directory, const char *name, struct buf *out, struct buf *why)
{
	char path[PATH_MOST], part[8192];
	size_t len;
	FILE *file;
	int err;

	snprintf(path, sizeof path, "%s/%s", directory, name);
	file = fopen(path, "rbe");
	if (!file) {
		buf_putf(why, "%s: %s", path, strerror(errno));
		return ERR_CONFIG;
	}
	while ((len = fread(part, 1, sizeof part, file)) > 0)
		buf_put(out, part, len);
	err = ferror(file) ? ERR_CONFIG : out->err;
	fclose(file);
	if (err)
		buf_putf(why, "%s: cannot be read", path);
	return err;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_pack(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot && dot != entry->d_name && strcmp(dot, ".rules") == 0;
}

static int read_pack(struct files *f, const char *directory, const char *name, struct buf *why)
{
	size_t len = strlen(name);
	struct buf *bytes;
	int err;

	/* A pack that is passed over in silence would be missed by nobody. */
	if (f->n == PACKS_MOST || len >= sizeof f->names[0]) {
		buf_putf(why, "%s/%s: %s", directory, name, f->n == PACKS_MOST ? "one file too many" : "the name is too long");
		return ERR_CONFIG;
	}
	bytes = &f->bytes[f->n];
	buf_init(bytes, FILE_MOST);
	memcpy(f->names[f->n], name, len + 1);
	err = read_file(directory, name, bytes, why);
	f->packs[f->n] = (struct moderation_source){ f->names[f->n], bytes->at, bytes->len };
	f->n++;
	return err;
}

/* There may be none: then the rules work alone. */
static int read_model(struct files *f, const char *directory, struct buf *why)
{
	char path[PATH_MOST];

	snprintf(path, sizeof path, "%s/%s", directory, MODEL_NAME);
	return access(path, F_OK) ? 0 : read_file(directory, MODEL_NAME, &f->model, why);
}

static int read_all(struct files *f, const char *directory, struct buf *why)
{
	struct dirent **found;
	int i, n = scandir(directory, &found, is_pack, by_name), err = 0;

	if (n <= 0) {
		buf_putf(why, "%s: no rules there", directory);
		return ERR_CONFIG;
	}
	for (i = 0; i < n; i++) {
		if (!err)
			err = read_pack(f, directory, found[i]->d_name, why);
		free(found[i]);
	}
	free(found);
	return err ? err : read_model(f, directory, why);
}

static void take(struct scanner *s, struct moderation_rules *rules)
{
	struct moderation_rules *unused;

	pthread_mutex_lock(&s->lock);
	unused = s->next;
	s->next = rules;
	s->ready = true;
	pthread_mutex_unlock(&s->lock);
	moderation_rules_free(unused);
}

static int refuse(const char *directory, const struct moderation_fault *fault, struct buf *why)
{
	buf_putf(why, "%s/%s:%u: %s", directory, fault->file, fault->line, fault->message);
	return ERR_CONFIG;
}

int scanner_load(struct scanner *s, const char *directory, struct buf *why)
{
	struct files *f = mem_new(sizeof *f);
	struct moderation_rules *rules;
	struct moderation_fault fault;
	int err;

	if (!f)
		return ERR_NO_MEMORY;
	buf_init(&f->model, FILE_MOST);
	err = read_all(f, directory, why);
	if (!err) {
		err = moderation_rules_new(f->packs, f->n, f->model.at, f->model.len, &rules, &fault);
		if (err == 0)
			take(s, rules);
		else if (err == MODERATION_NO_MEMORY)
			err = ERR_NO_MEMORY;
		else
			err = refuse(directory, &fault, why);
	}
	files_release(f);
	return err;
}

bool scanner_ready(struct scanner *s)
{
	bool ready;

	pthread_mutex_lock(&s->lock);
	ready = s->ready;
	pthread_mutex_unlock(&s->lock);
	return ready;
}

/* --- checking --- */

/* The worker changes over between two messages. */
static void take_up(struct scanner *s)
{
	struct moderation_rules *old = NULL;

	pthread_mutex_lock(&s->lock);
	if (s->next) {
		old = s->rules;
		s->rules = s->next;
		s->next = NULL;
	}
	pthread_mutex_unlock(&s->lock);
	moderation_rules_free(old);
}

int scanner_check(struct scanner *s, const struct moderation_message *message, struct moderation_result *ret)
{
	take_up(s);
	memset(ret, 0, sizeof *ret);
	return s->rules ? moderation_check(s->rules, s->scratch, message, ret) : MODERATION_BAD_PACK;
}
