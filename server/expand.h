/* server/expand.h: `cairnd expand`, so that anybody can check when a series takes place. */
#ifndef CAIRN_EXPAND_H
#define CAIRN_EXPAND_H

/* argv[0] is "expand".  0; 1 when the series is refused, 2 when the command line is; standard error has one line about it. */
int expand(int argc, char **argv);

#endif
