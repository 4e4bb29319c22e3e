/* moderation/tools/svm.h: a support vector machine, by coordinate descent in the dual.
 *
 * Minimises |w|^2 / 2 + sum of cost_i * max(0, 1 - sign_i * (w . x_i))^2.  Only + - * / on doubles,
 * in an order that depends on nothing but the input, so that the weights are the same on every
 * machine whose doubles are those of IEEE 754.
 * (Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for large-scale linear SVM, 2008.) */
#ifndef CAIRN_MODERATION_SVM_H
#define CAIRN_MODERATION_SVM_H

#include <stddef.h>
#include <stdint.h>

/* Sparse rows, one behind the other. */
struct svm_rows {
	const uint32_t *column;               /* of entry k; below `columns` */
	const float *value;
	const size_t *first;                  /* of row i; first[n] ends the last */
	size_t n, columns;
};

struct svm_problem {
	const struct svm_rows *rows;
	const size_t *use;                    /* rows to learn from */
	size_t n_use;
	const int8_t *sign;                   /* of row i: +1 or -1 */
	const float *cost;                    /* of row i; above 0 */
	unsigned rounds;                      /* at most so many times over all rows */
	double enough;                        /* stop when no gradient is further than this from its optimum */
};

/* Fill ret_weights[columns].  `work` is 2 * n_use doubles, `order` n_use numbers, for its use. */
void svm_train(const struct svm_problem *problem, double *ret_weights, double *work, size_t *order);
double svm_dot(const struct svm_rows *rows, size_t row, const double *weights);

#endif
