/* moderation/tools/learn.c: see learn.h. */
#include "moderation/tools/learn.h"

#include "moderation/heap.h"
#include "moderation/model.h"
#include "moderation/tools/table.h"
#include "moderation/tools/thresholds.h"

#define FOLDS 4                           /* whole files are left out in turn to choose thresholds */

static int learn_bytes(const struct lessons *lessons, const bool *use, const double *thresholds, unsigned char **ret_bytes,
                       size_t *ret_len)
{
	struct weights weights;
	int err = weights_learn(&weights, lessons, use);

	if (!err)
		err = table_write(&weights, thresholds, ret_bytes, ret_len);
	weights_release(&weights);
	return err;
}

/* --- thresholds --- */

struct folding {
	const struct lessons *lessons;
	const bool *use;
	bool *part;                           /* files of this fold's learning */
	size_t *list, n;                      /* lessons in use */
	double (*scores)[MODEL_OUTPUTS];      /* of list[i] */
};

static bool in_use(const struct folding *f, unsigned file)
{
	return !f->use || f->use[file];
}

static int fold_open(struct folding *f, const struct lessons *l, const bool *use)
{
	size_t i;

	*f = (struct folding){ .lessons = l, .use = use, .part = heap_array(l->files, sizeof(*f->part)),
		.list = heap_array(l->n, sizeof(*f->list)), .scores = heap_array(l->n, sizeof(*f->scores)) };
	if (!f->part || !f->list || !f->scores)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < l->n; i++)
		if (in_use(f, l->at[i].file))
			f->list[f->n++] = i;
	return 0;
}

static void fold_close(struct folding *f)
{
	heap_free(f->part);
	heap_free(f->list);
	heap_free(f->scores);
}

/* As the server will. */
static void score(const struct folding *f, const struct model *model, size_t i, struct features *room)
{
	int32_t scores[MODEL_OUTPUTS];
	int o;

	lessons_features(f->lessons, f->list[i], room);
	model_score(model, room, scores);
	for (o = 0; o < MODEL_OUTPUTS; o++)
		f->scores[i][o] = scores[o] / TABLE_POINT;
}

static int score_rest(struct folding *f, const unsigned char *bytes, size_t len)
{
	struct features *room = heap_new(sizeof(*room));
	struct model *model = NULL;
	size_t i;

	if (room && model_new(bytes, len, &model) == 0)
		for (i = 0; i < f->n; i++)
			if (!f->part[f->lessons->at[f->list[i]].file])
				score(f, model, i, room);
	heap_free(room);
	model_free(model);
	return room && model ? 0 : MODERATION_NO_MEMORY;
}

/* Learn without every FOLDS-th file, and score the lessons of those. */
static int fold_once(struct folding *f, unsigned fold)
{
	static const double no_thresholds[MODEL_OUTPUTS];
	unsigned file, nth = 0;
	unsigned char *bytes = NULL;
	size_t len;
	int err;

	for (file = 0; file < f->lessons->files; file++)
		f->part[file] = in_use(f, file) && nth++ % FOLDS != fold;
	err = learn_bytes(f->lessons, f->part, no_thresholds, &bytes, &len);
	if (!err)
		err = score_rest(f, bytes, len);
	heap_free(bytes);
	return err;
}

static int choose_thresholds(const struct lessons *l, const bool *use, double ret[MODEL_OUTPUTS])
{
	struct folding f;
	unsigned fold;
	int err = fold_open(&f, l, use);

	for (fold = 0; fold < FOLDS && !err; fold++)
		err = fold_once(&f, fold);
	if (!err)
		err = thresholds_choose(l, f.list, f.n, (const double (*)[MODEL_OUTPUTS])f.scores, ret);
	fold_close(&f);
	return err;
}

int learn(const struct lessons *lessons, const bool *use, unsigned char **ret_bytes, size_t *ret_len)
{
	double thresholds[MODEL_OUTPUTS];
	int err = choose_thresholds(lessons, use, thresholds);

	return err ? err : learn_bytes(lessons, use, thresholds, ret_bytes, ret_len);
}
