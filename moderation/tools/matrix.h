/* moderation/tools/matrix.h: lessons as rows of numbers, for svm.h.
 *
 * A row has the known features of a lesson, each the root of its share divided by the length of them all, as
 * model.c does; and one column that is always 1.
 * Every lesson has two rows: i as it is, and lessons->n + i without what the packs found in it.  Learnt from
 * both, words keep a weight of their own where a rule says the same: on a message nobody wrote a rule for
 * there are only words. */
#ifndef CAIRN_MODERATION_MATRIX_H
#define CAIRN_MODERATION_MATRIX_H

#include "moderation/tools/columns.h"
#include "moderation/tools/svm.h"

struct matrix {
	struct svm_rows rows;                 /* two of every lesson; the last column is the constant one */
	uint32_t *column;
	float *value;
	size_t *first;
};

/* 0 or MODERATION_NO_MEMORY; to be released on either outcome. */
int matrix_make(struct matrix *ret, const struct lessons *lessons, const struct columns *columns);
void matrix_release(struct matrix *matrix);

#endif
