/* moderation/tools/load.h: packs and model from files, for programs that are no server. */
#ifndef CAIRN_MODERATION_LOAD_H
#define CAIRN_MODERATION_LOAD_H

#include <limits.h>

#include "moderation/moderation.h"

#define LOAD_MODEL "model.bin"            /* lies beside the packs */

/* The directory of packs and model when nobody says: of the build tree, or installed.  false: there is none. */
bool load_find(char ret_path[PATH_MAX]);

/* All *.rules of a directory, in order of their names.  `model`: a file; NULL: none.
 * 0 with *ret_rules set, for moderation_rules_free(); or a negative enum moderation_error with *ret_fault filled. */
int load_rules(const char *directory, const char *model, struct moderation_rules **ret_rules, struct moderation_fault *ret_fault);
/* The same with the bytes of a model; len 0: none. */
int load_rules_with(const char *directory, const void *model, size_t len, struct moderation_rules **ret_rules,
                    struct moderation_fault *ret_fault);

#endif
