/* server/account/look_alike.c: see look_alike.h. */
#include "account/look_alike.h"

#include <stddef.h>

static const struct {
	int32_t point;
	char looks;
} pairs[] = {
	/* ASCII: the first two digits, and the three strokes */
	{ '0', 'o' }, { '1', 'l' }, { 'i', 'l' }, { '|', 'l' },
	/* Latin beyond it: dotless i, click, alpha, script g, iota */
	{ 0x131, 'l' }, { 0x1c0, 'l' }, { 0x251, 'a' }, { 0x261, 'g' }, { 0x269, 'l' },
	/* Greek: alpha, beta, epsilon, zeta, eta, iota, kappa, mu, nu, omicron, rho, tau, upsilon, chi, yot */
	{ 0x3b1, 'a' }, { 0x3b2, 'b' }, { 0x3b5, 'e' }, { 0x3b6, 'z' }, { 0x3b7, 'h' }, { 0x3b9, 'l' },
	{ 0x3ba, 'k' }, { 0x3bc, 'm' }, { 0x3bd, 'n' }, { 0x3bf, 'o' }, { 0x3c1, 'p' }, { 0x3c4, 't' },
	{ 0x3c5, 'y' }, { 0x3c7, 'x' }, { 0x3f3, 'j' },
	/* Cyrillic: a, ve, ie, ka, em, en, o, er, es, te, u, ha */
	{ 0x430, 'a' }, { 0x432, 'b' }, { 0x435, 'e' }, { 0x43a, 'k' }, { 0x43c, 'm' }, { 0x43d, 'h' },
	{ 0x43e, 'o' }, { 0x440, 'p' }, { 0x441, 'c' }, { 0x442, 't' }, { 0x443, 'y' }, { 0x445, 'x' },
	/* Cyrillic beyond Russian: dze, i, je, izhitsa, straight u, shha, palochka, komi de, qa, we */
	{ 0x455, 's' }, { 0x456, 'l' }, { 0x458, 'j' }, { 0x475, 'v' }, { 0x4af, 'y' }, { 0x4bb, 'h' },
	{ 0x4cf, 'l' }, { 0x501, 'd' }, { 0x51b, 'q' }, { 0x51d, 'w' },
};

int32_t look_alike(int32_t folded_point)
{
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (pairs[i].point == folded_point)
			return pairs[i].looks;
	return folded_point;
}
