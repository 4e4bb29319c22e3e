/* clients/cli/recover.c: `cairn recover`. */
#include <stdlib.h>

#include "ask.h"
#include "sign.h"

int run_recover(struct cli *cli)
{
	struct url url;
	int result = sign_target(cli, &url);
	char *words;
	json_t *fields;

	if (result)
		return result;
	words = ask_line("Recovery words", NULL);
	fields = words && *words ? json_pack("{s:s}", "words", words) : NULL;
	free(words);
	if (fields)
		return sign_in_by(cli, "session.recover", fields);
	complain("no words given");
	return WRONG_USE;
}
