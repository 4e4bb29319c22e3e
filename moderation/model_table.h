/* moderation/model_table.h: the bytes of a model, as tools/train.c writes and model.c reads them.
 *
 *   8 bytes   "cairnm01"
 *   u32       outputs: MODEL_OUTPUTS
 *   u32       kinds: FEATURE_KINDS
 *   u32       buckets, a power of two
 *   u32       share of each kind: what one feature of it adds to the square of the length of a text
 *   i32 i32   unit and offset of each output
 *   64 bytes  a bucket: u16 tag[2], i8 weight[2][30]
 *
 * Little-endian.  A feature of hash h lies in bucket h % buckets under the tag h >> 16, or has no weight.
 *   score = sum of weights * unit / isqrt(sum of shares << 16) + offset
 * A tag of no feature has weights of zero only. */
#ifndef CAIRN_MODERATION_MODEL_TABLE_H
#define CAIRN_MODERATION_MODEL_TABLE_H

#include "moderation/model.h"

#define TABLE_MAGIC "cairnm01"
#define TABLE_MAGIC_LEN 8
#define TABLE_HEAD (TABLE_MAGIC_LEN + 3 * 4 + FEATURE_KINDS * 4 + MODEL_OUTPUTS * 8)
#define TABLE_BUCKETS_MOST 65536          /* so that bucket and tag together are the whole hash */
#define TABLE_WAYS 2
#define TABLE_WIDTH 30
#define TABLE_BUCKET 64                   /* bytes: one line of the cache */

_Static_assert(MODEL_OUTPUTS <= TABLE_WIDTH, "a row holds a weight for every output");

struct bucket {
	uint16_t tag[TABLE_WAYS];
	int8_t weight[TABLE_WAYS][TABLE_WIDTH];
};
_Static_assert(sizeof(struct bucket) == TABLE_BUCKET, "one line of the cache");

#endif
