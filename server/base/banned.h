/* server/base/banned.h: calls that are easy to get wrong do not compile.
 * meson.build includes this in front of every file of the server. */
#ifndef CAIRN_BASE_BANNED_H
#define CAIRN_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok gets
#pragma GCC poison gmtime localtime ctime asctime atoi atol

/* OpenSSL's headers have parameters of this name, so only the call is refused. */
#define rand() ({ _Static_assert(0, "use random_bytes() of crypto/secret.h"); 0; })
#define srand(seed) rand()

#endif
