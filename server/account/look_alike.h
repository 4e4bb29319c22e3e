/* server/account/look_alike.h: which letters a hurried eye takes for one another.
 *
 * A small part of the table of UTS #39 (unicode.org/reports/tr39, confusables.txt):
 * the Cyrillic and Greek letters that pass for Latin ones, a few odd Latin ones,
 * and 0/o, 1/i/l/|.  Since it works on case-folded text, a letter whose capital
 * looks like one Latin letter and whose small form like another goes by the capital,
 * because names begin with one: Greek nu is n, not v.
 *
 * Not covered: other scripts (Armenian, Cherokee, Georgian), two letters that look
 * like one (rn/m, vv/w), digits beyond 0 and 1, accents and strokes (o/ö/ø, l/ł),
 * which stay different, and look-alikes within another script.  Pure, any thread. */
#ifndef CAIRN_ACCOUNT_LOOK_ALIKE_H
#define CAIRN_ACCOUNT_LOOK_ALIKE_H

#include <stdint.h>

/* The one letter that stands for all of its look; most stand for themselves. */
int32_t look_alike(int32_t folded_point);

#endif
