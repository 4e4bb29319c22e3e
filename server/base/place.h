/* server/base/place.h: files that come with the program: in the build tree, or installed. */
#ifndef CAIRN_BASE_PLACE_H
#define CAIRN_BASE_PLACE_H

#include <limits.h>
#include <stddef.h>

#include "base/err.h"

/* The first of these places, each relative to the directory of the program, that is there.  ERR_NOT_FOUND, ERR_IO. */
int place_find(const char *const *places, size_t n, char ret_path[PATH_MAX]) WARN_UNUSED;

#endif
