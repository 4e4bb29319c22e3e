#include "notify/guard.h"

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* --- IPv4: what is set aside in the IANA special-purpose registry (RFC 6890) --- */

#define V4(a, b, c, d) ((uint32_t)(a) << 24 | (b) << 16 | (c) << 8 | (d))

static const struct range4 {
	uint32_t net;
	unsigned bits;
} not_public4[] = {
	{ V4(0, 0, 0, 0), 8 },                /* this network */
	{ V4(10, 0, 0, 0), 8 },               /* private */
	{ V4(100, 64, 0, 0), 10 },            /* carrier-grade NAT */
	{ V4(127, 0, 0, 0), 8 },              /* this machine */
	{ V4(169, 254, 0, 0), 16 },           /* link-local; clouds keep their secrets there */
	{ V4(172, 16, 0, 0), 12 },            /* private */
	{ V4(192, 0, 0, 0), 24 },             /* protocol assignments */
	{ V4(192, 0, 2, 0), 24 },             /* documentation */
	{ V4(192, 88, 99, 0), 24 },           /* 6to4 relays */
	{ V4(192, 168, 0, 0), 16 },           /* private */
	{ V4(198, 18, 0, 0), 15 },            /* benchmarks */
	{ V4(198, 51, 100, 0), 24 },          /* documentation */
	{ V4(203, 0, 113, 0), 24 },           /* documentation */
	{ V4(224, 0, 0, 0), 4 },              /* multicast */
	{ V4(240, 0, 0, 0), 4 },              /* reserved, and broadcast */
};

static bool public4(uint32_t address)
{
	size_t i;

	for (i = 0; i < sizeof not_public4 / sizeof *not_public4; i++)
		if ((address ^ not_public4[i].net) >> (32 - not_public4[i].bits) == 0)
			return false;
	return true;
}

/* --- IPv6 --- */

/* What a prefix means: not public, or as public as the IPv4 address that stands at a byte behind it. */
static const struct range6 {
	uint8_t net[12];
	unsigned bits;
	int inner;                            /* -1: never public */
} special6[] = {
	{ { [10] = 0xff, [11] = 0xff }, 96, 12 },                                /* ::ffff:0:0/96: mapped */
	{ { 0 }, 96, 12 },                                                       /* ::/96: compatible; ::1 and :: are 0.0.0.x */
	{ { 0x00, 0x64, 0xff, 0x9b }, 96, 12 },                                  /* NAT64 */
	{ { 0x20, 0x02 }, 16, 2 },                                               /* 6to4 */
	{ { 0x20, 0x01, 0x00 }, 23, -1 },                                        /* 2001::/23: Teredo, ORCHID, other assignments */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32, -1 },                                  /* documentation */
	{ { 0x3f, 0xff, 0x00 }, 20, -1 },                                        /* documentation */
};

static bool in_range(const uint8_t *address, const struct range6 *r)
{
	unsigned whole = r->bits / 8, rest = r->bits % 8;

	return memcmp(address, r->net, whole) == 0 && (rest == 0 || (address[whole] ^ r->net[whole]) >> (8 - rest) == 0);
}

static uint32_t inner4(const uint8_t *at)
{
	return V4((uint32_t)at[0], (uint32_t)at[1], (uint32_t)at[2], (uint32_t)at[3]);
}

static bool public6(const uint8_t address[16])
{
	size_t i;

	for (i = 0; i < sizeof special6 / sizeof *special6; i++)
		if (in_range(address, &special6[i]))
			return special6[i].inner >= 0 && public4(inner4(address + special6[i].inner));
	return address[0] >> 5 == 1;          /* 2000::/3, all that is handed out so far */
}

/* --- */

bool guard_public(const struct sockaddr *address, socklen_t len)
{
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;

	if (len >= (socklen_t)sizeof v4 && address->sa_family == AF_INET) {
		memcpy(&v4, address, sizeof v4);
		return public4(ntohl(v4.sin_addr.s_addr));
	}
	if (len < (socklen_t)sizeof v6 || address->sa_family != AF_INET6)
		return false;
	memcpy(&v6, address, sizeof v6);
	return public6(v6.sin6_addr.s6_addr);
}
