/* server/account/word_list.h: the lines of words.txt, for words.c and its tests. */
#ifndef CAIRN_ACCOUNT_WORD_LIST_H
#define CAIRN_ACCOUNT_WORD_LIST_H

#define WORD_LIST_LEN 1024
#define WORD_PREFIX 4                     /* letters that tell a word from all others */
#define WORD_ROOM 8                       /* longest word and its NUL */

/* Sorted, and strictly so by the first WORD_PREFIX letters; words.py sees to it. */
extern const char word_list[WORD_LIST_LEN][WORD_ROOM];

#endif
