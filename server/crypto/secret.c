/* server/crypto/secret.c: see secret.h. */
#include "crypto/secret.h"

#include <assert.h>
#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char base64url[64] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* --- random ------------------------------------------------------------- */

int random_bytes(void *ret, size_t len)
{
	assert(len <= INT_MAX);
	if (RAND_bytes(ret, (int)len) == 1)
		return 0;
	ERR_clear_error();
	return ERR_CRYPTO;
}

int random_id(int64_t *ret_id)
{
	int64_t id;
	int err;

	do {
		err = random_bytes(&id, sizeof(id));
		if (err)
			return err;
		id &= INT64_MAX;
	} while (id == 0);
	*ret_id = id;
	return 0;
}

/* --- base64url ---------------------------------------------------------- */

void base64url_write(const uint8_t *bytes, size_t len, char *ret_text)
{
	uint32_t bits = 0;
	int held = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		bits = bits << 8 | bytes[i];
		for (held += 8; held >= 6; held -= 6)
			*ret_text++ = base64url[bits >> (held - 6) & 63];
	}
	if (held > 0)
		*ret_text = base64url[bits << (6 - held) & 63];
}

bool base64url_read(struct str text, uint8_t *ret, size_t len)
{
	uint32_t bits = 0;
	int held = 0;
	size_t i;

	if (text.len != BASE64URL_LEN(len))
		return false;
	for (i = 0; i < text.len; i++) {
		const char *digit = memchr(base64url, text.at[i], sizeof(base64url));

		if (!digit)
			return false;
		bits = bits << 6 | (uint32_t)(digit - base64url);
		held += 6;
		if (held >= 8) {
			held -= 8;
			*ret++ = (uint8_t)(bits >> held);
		}
	}
	return (bits & ((1u << held) - 1)) == 0;
}

int token_new(char ret_text[TOKEN_TEXT_LEN + 1])
{
	uint8_t bytes[32];
	int err = random_bytes(bytes, sizeof(bytes));

	if (err)
		return err;
	base64url_write(bytes, sizeof(bytes), ret_text);
	ret_text[TOKEN_TEXT_LEN] = '\0';
	mem_wipe(bytes, sizeof(bytes));
	return 0;
}

/* --- digests ------------------------------------------------------------ */

static EVP_MD *sha256;

static void fetch_sha256(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
}

void digest_of(struct str bytes, struct digest *ret)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fetch_sha256);
	/* Nothing sensible can follow a wrong digest, and only a process out of
	 * its last bytes of memory gets here. */
	if (!sha256 || EVP_Digest(bytes.at, bytes.len, ret->bytes, NULL, sha256, NULL) != 1)
		abort();
}

void digest_keyed(const struct seal_key *key, struct str bytes, struct digest *ret)
{
	const uint8_t *at = (const uint8_t *)(bytes.at ? bytes.at : "");

	if (!HMAC(EVP_sha256(), key->bytes, SEAL_KEY_LEN, at, bytes.len, ret->bytes, NULL))
		abort();
}

bool digest_eq(const struct digest *a, const struct digest *b)
{
	return CRYPTO_memcmp(a->bytes, b->bytes, DIGEST_LEN) == 0;
}

struct str digest_str(const struct digest *d)
{
	return (struct str){ (const char *)d->bytes, DIGEST_LEN };
}

/* --- passwords ---------------------------------------------------------- */

#define SALT_LEN 16

/* What is stored for one password.  N is 2 to the power of `log_n`. */
struct hashed {
	unsigned log_n, r, p;
	uint8_t salt[SALT_LEN];
	struct digest hash;
};

static const struct hashed standard = { .log_n = 15, .r = 8, .p = 1 };

/* Fill h->hash from its salt and parameters. */
static int run_scrypt(const struct seal_key *pepper, struct str password, struct hashed *h)
{
	uint64_t n = UINT64_C(1) << h->log_n;
	/* 128 N r bytes (RFC 7914 section 2), and some for what OpenSSL adds. */
	uint64_t memory = 128 * h->r * (n + h->p) + 1024 * 1024;
	struct digest peppered;
	int ok;

	digest_keyed(pepper, password, &peppered);
	ok = EVP_PBE_scrypt((const char *)peppered.bytes, DIGEST_LEN, h->salt, SALT_LEN,
		n, h->r, h->p, memory, h->hash.bytes, DIGEST_LEN);
	mem_wipe(&peppered, sizeof(peppered));
	if (ok == 1)
		return 0;
	ERR_clear_error();
	return ERR_NO_MEMORY;
}

int password_hash(const struct seal_key *pepper, struct str password, struct buf *out)
{
	char salt[BASE64URL_LEN(SALT_LEN)], hash[BASE64URL_LEN(DIGEST_LEN)];
	struct hashed h = standard;
	int err = random_bytes(h.salt, SALT_LEN);

	if (!err)
		err = run_scrypt(pepper, password, &h);
	if (err)
		return err;
	base64url_write(h.salt, SALT_LEN, salt);
	base64url_write(h.hash.bytes, DIGEST_LEN, hash);
	buf_putf(out, "scrypt$%u$%u$%u$%.*s$%.*s", h.log_n, h.r, h.p, (int)sizeof(salt), salt, (int)sizeof(hash), hash);
	return out->err;
}

/* What stands before the next '$'; *rest moves behind it. */
static struct str next_part(struct str *rest)
{
	const char *dollar = rest->len ? memchr(rest->at, '$', rest->len) : NULL;
	struct str part = { rest->at, dollar ? (size_t)(dollar - rest->at) : rest->len };
	size_t taken = part.len + (dollar ? 1 : 0);

	rest->at += taken;
	rest->len -= taken;
	return part;
}

/* A number from least to most, or 0. */
static unsigned small_number(struct str text, unsigned least, unsigned most)
{
	unsigned n = 0;
	size_t i;

	if (text.len < 1 || text.len > 2 || text.at[0] == '0')
		return 0;
	for (i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(text.at[i] - '0');
	}
	return n >= least && n <= most ? n : 0;
}

/* The bounds keep a tampered row from costing more than 128 MB and a second. */
static bool parse_hashed(struct str stored, struct hashed *ret)
{
	bool named;

	if (!stored.at)
		return false;
	named = str_is(next_part(&stored), "scrypt");
	ret->log_n = small_number(next_part(&stored), 10, 17);
	ret->r = small_number(next_part(&stored), 1, 8);
	ret->p = small_number(next_part(&stored), 1, 4);
	/* RFC 7914: N is below 2 to the power of 16 r. */
	return named && ret->log_n && ret->r && ret->p && ret->log_n < 16 * ret->r
		&& base64url_read(next_part(&stored), ret->salt, SALT_LEN)
		&& base64url_read(stored, ret->hash.bytes, DIGEST_LEN);
}

int password_check(const struct seal_key *pepper, struct str password, struct str stored)
{
	struct hashed known = standard, again;
	bool readable = parse_hashed(stored, &known), same;
	int err;

	/* Work as long as for a real one, or the time would tell who exists. */
	if (!readable)
		known = standard;
	again = known;
	err = run_scrypt(pepper, password, &again);
	if (err)
		return err;
	same = digest_eq(&known.hash, &again.hash);
	return readable && same ? 0 : ERR_SIGN_IN;
}
