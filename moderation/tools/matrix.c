/* moderation/tools/matrix.c: see matrix.h. */
#include "moderation/tools/matrix.h"

#include <math.h>

#include "moderation/heap.h"

static void put(struct matrix *m, size_t *n, uint32_t column, double value)
{
	m->column[*n] = column;
	m->value[(*n)++] = (float)value;
}

static bool of_packs(uint8_t kind)
{
	return kind == FEATURE_CONCEPT || kind == FEATURE_CONCEPTS || kind == FEATURE_RULE;
}

/* sqrt() is exact by IEEE 754, as + - * and / are. */
static size_t put_row(struct matrix *m, size_t n, const struct lessons *l, const struct lesson *lesson,
                      const struct columns *columns, bool plain)
{
	double square = 0;
	size_t from = n, k;

	for (k = lesson->first; k < lesson->first + lesson->n; k++) {
		uint32_t column = columns_find(columns, l->hash[k]);

		if (column == COLUMN_NONE || (plain && of_packs(l->kind[k])))
			continue;
		square += columns->share[column];
		put(m, &n, column, sqrt(columns->share[column]));
	}
	for (k = from; k < n; k++)
		m->value[k] = (float)(m->value[k] / sqrt(square));
	put(m, &n, columns->n, 1);
	return n;
}

int matrix_make(struct matrix *ret, const struct lessons *lessons, const struct columns *columns)
{
	size_t rows = 2 * lessons->n, most = 2 * lessons->n_features + rows, n = 0, i;

	*ret = (struct matrix){ 0 };
	ret->column = heap_array(most, sizeof(*ret->column));
	ret->value = heap_array(most, sizeof(*ret->value));
	ret->first = heap_array(rows + 1, sizeof(*ret->first));
	if (!ret->column || !ret->value || !ret->first)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < rows; i++) {
		ret->first[i] = n;
		n = put_row(ret, n, lessons, &lessons->at[i % lessons->n], columns, i >= lessons->n);
	}
	ret->first[i] = n;
	ret->rows = (struct svm_rows){ ret->column, ret->value, ret->first, rows, columns->n + 1 };
	return 0;
}

void matrix_release(struct matrix *matrix)
{
	heap_free(matrix->column);
	heap_free(matrix->value);
	heap_free(matrix->first);
	*matrix = (struct matrix){ 0 };
}
