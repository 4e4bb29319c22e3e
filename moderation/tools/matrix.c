/* moderation/tools/matrix.c: see matrix.h. */
#include "moderation/tools/matrix.h"

#include <math.h>

#include "moderation/heap.h"

const uint32_t matrix_share[FEATURE_KINDS] = {
	[FEATURE_WORD] = 16,
	[FEATURE_PAIR] = 16,
	[FEATURE_LETTERS] = 4,
	[FEATURE_CONCEPT] = 16,
	[FEATURE_CONCEPTS] = 16,
	[FEATURE_RULE] = 64,
	[FEATURE_CONTEXT] = 16,
	[FEATURE_SHAPE] = 8,
};

/* sqrt() is exact by IEEE 754, as + - * and / are. */
static double length_of(const struct lessons *l, const struct lesson *lesson)
{
	uint64_t sum = 0;
	size_t k;

	for (k = lesson->first; k < lesson->first + lesson->n; k++)
		sum += matrix_share[l->kind[k]];
	return sum ? sqrt((double)sum / MATRIX_SHARE_ONE) : 1;
}

/* Entries of one column are added up where the column was met first; `seen` says where in this row, + 1. */
static void put(struct matrix *m, size_t *n, size_t from, uint32_t column, float value, size_t *seen)
{
	if (seen[column] > from) {
		m->value[seen[column] - 1] += value;
		return;
	}
	m->column[*n] = column;
	m->value[*n] = value;
	seen[column] = ++*n;
}

static size_t put_row(struct matrix *m, size_t n, const struct lessons *l, const struct lesson *lesson,
                      const struct columns *columns, size_t *seen)
{
	double length = length_of(l, lesson);
	size_t from = n, k;

	for (k = lesson->first; k < lesson->first + lesson->n; k++) {
		uint32_t column = columns_find(columns, l->hash[k]);

		if (column != COLUMN_NONE)
			put(m, &n, from, column, (float)(sqrt(matrix_share[l->kind[k]] / MATRIX_SHARE_ONE) / length), seen);
	}
	put(m, &n, from, columns->n, 1, seen);
	return n;
}

int matrix_make(struct matrix *ret, const struct lessons *lessons, const struct columns *columns)
{
	size_t most = lessons->n_features + lessons->n, *seen = heap_array(columns->n + 1, sizeof(*seen)), n = 0, i;

	*ret = (struct matrix){ 0 };
	ret->column = heap_array(most, sizeof(*ret->column));
	ret->value = heap_array(most, sizeof(*ret->value));
	ret->first = heap_array(lessons->n + 1, sizeof(*ret->first));
	if (!seen || !ret->column || !ret->value || !ret->first) {
		heap_free(seen);
		return MODERATION_NO_MEMORY;
	}
	for (i = 0; i < lessons->n; i++) {
		ret->first[i] = n;
		n = put_row(ret, n, lessons, &lessons->at[i], columns, seen);
	}
	ret->first[i] = n;
	ret->rows = (struct svm_rows){ ret->column, ret->value, ret->first, lessons->n, columns->n + 1 };
	heap_free(seen);
	return 0;
}

void matrix_release(struct matrix *matrix)
{
	heap_free(matrix->column);
	heap_free(matrix->value);
	heap_free(matrix->first);
	*matrix = (struct matrix){ 0 };
}
