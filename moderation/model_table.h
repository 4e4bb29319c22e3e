/* moderation/model_table.h: the bytes of a model, as tools/train.c writes and model.c reads them.
 *
 *   8 bytes   "cairnm02"
 *   u32       outputs: MODEL_OUTPUTS
 *   u32       kinds: FEATURE_KINDS
 *   u32       buckets, a power of two
 *   i32 i32   unit and offset of each output
 *   64 bytes  a bucket: u16 tag[2], then twice: u16 share, i8 weight[28]
 *
 * Little-endian.  A feature of hash h lies in bucket h % buckets under the tag h >> 16, or has no weight.  A share
 * is what the feature adds to the square of the length of a text.
 *   score = sum of weights * unit / isqrt(sum of shares << 16) + offset
 * A tag of no feature has zeros only. */
#ifndef CAIRN_MODERATION_MODEL_TABLE_H
#define CAIRN_MODERATION_MODEL_TABLE_H

#include "moderation/model.h"

#define TABLE_MAGIC "cairnm02"
#define TABLE_MAGIC_LEN 8
#define TABLE_HEAD (TABLE_MAGIC_LEN + 3 * 4 + MODEL_OUTPUTS * 8)
#define TABLE_BUCKETS_LEAST 65536         /* so that bucket and tag together are the whole hash */
#define TABLE_BUCKETS_MOST 131072
#define TABLE_WAYS 2
#define TABLE_WIDTH 28
#define TABLE_BUCKET 64                   /* bytes: one line of the cache */

_Static_assert(MODEL_OUTPUTS <= TABLE_WIDTH, "a row holds a weight for every output");

struct weight_row {
	uint16_t share;
	int8_t weight[TABLE_WIDTH];
};

struct bucket {
	uint16_t tag[TABLE_WAYS];
	struct weight_row rows[TABLE_WAYS];
};
_Static_assert(sizeof(struct bucket) == TABLE_BUCKET && TABLE_BUCKET == FEATURES_LINE, "one line of the cache");

#endif
