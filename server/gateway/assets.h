/* server/gateway/assets.h: the built browser client, held in memory.
 *
 * Read once at start; afterwards a request names a file by exact path or not at
 * all, so no request reaches the file system. */
#ifndef CAIRN_GATEWAY_ASSETS_H
#define CAIRN_GATEWAY_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct assets;

enum coding { CODING_NONE, CODING_GZIP, CODING_BROTLI, CODING_COUNT };

struct asset {
	char *path;                           /* as asked for: "/assets/main-4f8a2c1d.js" */
	const char *type;                     /* Content-Type */
	bool hashed, html;                    /* hashed: its name changes with its bytes */
	char tag[24];                         /* weak ETag: the codings share it */
	struct str coded[CODING_COUNT];       /* absent where there is no such twin */
};

/* Everything below `directory`; "" is where the build or the package put it, and then a missing
 * one gives no assets.  ERR_CONFIG, ERR_NO_MEMORY with one line in `why`. */
int assets_load(const char *directory, struct assets **ret_assets, struct buf *why) WARN_UNUSED;
void assets_free(struct assets *a);           /* NULL is a no-op */
size_t assets_count(const struct assets *a);
/* NULL when there is none.  The pages of the client ("/", "/join", "/room", "/staff") are index.html. */
const struct asset *assets_find(const struct assets *a, struct str path);
/* Path of the style sheet of the client; absent when there is none. */
struct str assets_styles(const struct assets *a);
/* The best form of it that an Accept-Encoding header allows. */
enum coding asset_coding(const struct asset *asset, struct str accept);

#endif
