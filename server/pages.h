/* server/pages.h: what is fetched by GET beside the files of the client: which function writes which page. */
#ifndef CAIRN_PAGES_H
#define CAIRN_PAGES_H

#include "session/page.h"

extern const struct page_row pages[];

#endif
