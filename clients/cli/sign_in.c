/* clients/cli/sign_in.c: `cairn sign-in`. */
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "base/mem.h"
#include "sign.h"

int run_sign_in(struct cli *cli)
{
	struct url url;
	int result = sign_target(cli, &url);
	char *password;
	json_t *fields;

	if (result)
		return result;
	password = ask_secret("Password");
	if (!password || !*password) {
		free(password);
		complain("no password given");
		return WRONG_USE;
	}
	fields = json_pack("{s:s, s:s}", "login", cli->opt.args[1], "password", password);
	mem_wipe(password, strlen(password));
	free(password);
	if (fields)
		return sign_in_by(cli, "session.open", fields);
	complain("login and password must be UTF-8");
	return WRONG_USE;
}
