#include "base/place.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

int place_find(const char *const *places, size_t n, char ret_path[PATH_MAX])
{
	char program[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);
	size_t i;

	if (len < 0)
		return ERR_IO;
	program[len] = '\0';
	*strrchr(program, '/') = '\0';
	for (i = 0; i < n; i++)
		if (snprintf(ret_path, PATH_MAX, "%s/%s", program, places[i]) < PATH_MAX && !access(ret_path, R_OK))
			return 0;
	return ERR_NOT_FOUND;
}
