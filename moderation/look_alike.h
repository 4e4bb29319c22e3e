/* moderation/look_alike.h: which ASCII letter or digit a character passes for.
 *
 * The table is that of UTS #39 (unicode.org/reports/tr39), by look_alike.py.  In it capital I, l
 * and | are all l, and 0 is o; m is rn.  Pure, any thread. */
#ifndef CAIRN_MODERATION_LOOK_ALIKE_H
#define CAIRN_MODERATION_LOOK_ALIKE_H

#include <stdint.h>

/* Small letter or digit; 0 when it looks like none, is ASCII, or becomes ASCII by NFKC or by dropping marks. */
char look_alike_of(int32_t point);

#endif
