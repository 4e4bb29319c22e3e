/* server/gateway/address.c: see address.h. */
#include "gateway/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include "base/mem.h"

int addresses_init(struct addresses *a)
{
	table_init(&a->counts);
	return RAND_bytes(a->key, sizeof(a->key)) == 1 ? 0 : ERR_CRYPTO;
}

void addresses_release(struct addresses *a)
{
	table_release(&a->counts);
	mem_wipe(a->key, sizeof(a->key));
}

static uint64_t keyed(const struct addresses *a, const void *bytes, size_t len)
{
	uint8_t mac[EVP_MAX_MD_SIZE];
	uint64_t number = 0;

	if (HMAC(EVP_sha256(), a->key, sizeof(a->key), bytes, len, mac, NULL))
		memcpy(&number, mac, sizeof(number));
	/* Positive: it is a key of base/table.h, and 0 means none. */
	return (number >> 1) | 1;
}

static uint64_t keyed_6(const struct addresses *a, const struct in6_addr *from)
{
	if (IN6_IS_ADDR_V4MAPPED(from))
		return keyed(a, from->s6_addr + 12, 4);
	return keyed(a, from->s6_addr, 8);
}

uint64_t address_of(const struct addresses *a, const struct sockaddr *from)
{
	if (from->sa_family == AF_INET6)
		return keyed_6(a, &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr);
	if (from->sa_family == AF_INET)
		return keyed(a, &((const struct sockaddr_in *)(const void *)from)->sin_addr, 4);
	return keyed(a, "", 0);
}

/* What stands behind the last comma, without blanks, as text. */
static int last_entry(struct str header, char *ret_text, size_t room)
{
	size_t from = header.len, to = header.len;

	while (to > 0 && header.at[to - 1] == ' ')
		to--;
	for (from = to; from > 0 && header.at[from - 1] != ',' && header.at[from - 1] != ' ';)
		from--;
	if (from == to || to - from >= room)
		return ERR_BAD_FIELD;
	memcpy(ret_text, header.at + from, to - from);
	ret_text[to - from] = '\0';
	return 0;
}

uint64_t address_forwarded(const struct addresses *a, struct str header)
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr six;
	struct in_addr four;

	if (!header.at || last_entry(header, text, sizeof(text)))
		return 0;
	if (inet_pton(AF_INET, text, &four) == 1)
		return keyed(a, &four, 4);
	if (inet_pton(AF_INET6, text, &six) == 1)
		return keyed_6(a, &six);
	return 0;
}

/* The count itself is what the table holds in place of a pointer. */
static uintptr_t count_of(const struct addresses *a, uint64_t address)
{
	return (uintptr_t)table_get(&a->counts, (int64_t)address);
}

int addresses_take(struct addresses *a, uint64_t address, int64_t most)
{
	uintptr_t count = count_of(a, address);

	if ((int64_t)count >= most)
		return ERR_SLOW_DOWN;
	return table_put(&a->counts, (int64_t)address, (void *)(count + 1));
}

void addresses_give(struct addresses *a, uint64_t address)
{
	uintptr_t count = count_of(a, address);

	if (count <= 1)
		table_remove(&a->counts, (int64_t)address);
	else if (table_put(&a->counts, (int64_t)address, (void *)(count - 1)))
		return;                       /* replacing allocates nothing */
}
