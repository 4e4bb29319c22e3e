/* server/escalation/regions.h: codes of countries (ISO 3166-1 alpha-2), and where a language is mostly spoken.  Pure. */
#ifndef CAIRN_ESCALATION_REGIONS_H
#define CAIRN_ESCALATION_REGIONS_H

#include <stdbool.h>

#include "base/buf.h"

#define REGIONS_MOST 250

bool region_known(struct str code);
/* Length of the first part of a language tag: 2 for pt-BR.  0 when absent. */
size_t language_main(struct str tag);
/* The region in a language tag: BR for pt-BR; borrowed from the tag.  Absent when it names none. */
struct str tag_region(struct str tag);
/* Where the language is mostly spoken (Unicode CLDR, likely subtags), whatever region the tag names.  Absent when that is not known. */
struct str language_region(struct str tag);

#endif
