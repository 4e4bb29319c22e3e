/* moderation/tools/matrix.h: lessons as rows of numbers, for svm.h.
 *
 * A row has the columns of the lesson's features, each as often as it occurs, divided by the
 * length of all its features (known or not), as model.c does; and one column that is always 1. */
#ifndef CAIRN_MODERATION_MATRIX_H
#define CAIRN_MODERATION_MATRIX_H

#include "moderation/tools/columns.h"
#include "moderation/tools/svm.h"

/* What one feature of a kind adds to the square of the length of a text, in sixteenths: the more, the sooner
 * its weight grows. */
extern const uint32_t matrix_share[FEATURE_KINDS];
#define MATRIX_SHARE_ONE 16.0

struct matrix {
	struct svm_rows rows;                 /* of every lesson; the last column is the constant one */
	uint32_t *column;
	float *value;
	size_t *first;
};

/* 0 or MODERATION_NO_MEMORY; to be released on either outcome. */
int matrix_make(struct matrix *ret, const struct lessons *lessons, const struct columns *columns);
void matrix_release(struct matrix *matrix);

#endif
