#include "notify/p256.h"

#include <string.h>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "base/mem.h"

#define CURVE "prime256v1"

struct p256 {
	EVP_PKEY *key;
	uint8_t point[P256_POINT_LEN];
};

/* OpenSSL remembers failures for the thread, and curl's connections live on the same one. */
static int crypto_failed(void)
{
	ERR_clear_error();
	return ERR_CRYPTO;
}

/* --- keys --- */

static int take_key(EVP_PKEY *key, struct p256 **ret)
{
	struct p256 *p = mem_new(sizeof *p);
	size_t len = 0;

	if (!p) {
		EVP_PKEY_free(key);
		return ERR_NO_MEMORY;
	}
	p->key = key;
	if (EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, p->point, sizeof p->point, &len) != 1 ||
	    len != P256_POINT_LEN) {
		p256_free(p);
		return crypto_failed();
	}
	*ret = p;
	return 0;
}

int p256_new(struct p256 **ret)
{
	EVP_PKEY *key = EVP_EC_gen(CURVE);

	return key ? take_key(key, ret) : crypto_failed();
}

/* A key of a point, and of a number unless it is NULL. */
static EVP_PKEY *make_key(const uint8_t *point, const BIGNUM *number)
{
	OSSL_PARAM_BLD *build = OSSL_PARAM_BLD_new();
	EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
	OSSL_PARAM *params = NULL;
	EVP_PKEY *key = NULL;
	bool ok = build && ctx && OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME, CURVE, 0) &&
		OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, point, P256_POINT_LEN) &&
		(!number || OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_PRIV_KEY, number));

	if (ok)
		params = OSSL_PARAM_BLD_to_param(build);
	if (!params || EVP_PKEY_fromdata_init(ctx) != 1 ||
	    EVP_PKEY_fromdata(ctx, &key, number ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY, params) != 1)
		key = NULL;
	OSSL_PARAM_free(params);
	OSSL_PARAM_BLD_free(build);
	EVP_PKEY_CTX_free(ctx);
	return key;
}

/* Somebody's point, as a key. */
static EVP_PKEY *load_point(const uint8_t point[P256_POINT_LEN])
{
	/* 4: uncompressed; the other forms have other lengths. */
	return point[0] == 4 ? make_key(point, NULL) : NULL;
}

int p256_load(const uint8_t private_key[P256_PRIVATE_LEN], const uint8_t point[P256_POINT_LEN], struct p256 **ret)
{
	BIGNUM *number = BN_secure_new();
	EVP_PKEY *key = NULL;

	if (number && BN_bin2bn(private_key, P256_PRIVATE_LEN, number))
		key = make_key(point, number);
	BN_clear_free(number);
	return key ? take_key(key, ret) : crypto_failed();
}

void p256_free(struct p256 *p)
{
	if (!p)
		return;
	EVP_PKEY_free(p->key);
	mem_free(p);
}

const uint8_t *p256_point(const struct p256 *p)
{
	return p->point;
}

int p256_private(const struct p256 *p, uint8_t ret[P256_PRIVATE_LEN])
{
	BIGNUM *number = NULL;
	bool ok = EVP_PKEY_get_bn_param(p->key, OSSL_PKEY_PARAM_PRIV_KEY, &number) == 1 &&
		BN_bn2binpad(number, ret, P256_PRIVATE_LEN) == P256_PRIVATE_LEN;

	BN_clear_free(number);
	return ok ? 0 : crypto_failed();
}

bool p256_point_fits(const uint8_t point[P256_POINT_LEN])
{
	EVP_PKEY *key = load_point(point);
	bool fits = key != NULL;

	EVP_PKEY_free(key);
	ERR_clear_error();
	return fits;
}

/* --- using them --- */

int p256_agree(const struct p256 *p, const uint8_t point[P256_POINT_LEN], uint8_t ret[P256_SECRET_LEN])
{
	EVP_PKEY *peer = load_point(point);
	EVP_PKEY_CTX *ctx = peer ? EVP_PKEY_CTX_new(p->key, NULL) : NULL;
	size_t len = P256_SECRET_LEN;
	bool ok = ctx && EVP_PKEY_derive_init(ctx) == 1 && EVP_PKEY_derive_set_peer(ctx, peer) == 1 &&
		EVP_PKEY_derive(ctx, ret, &len) == 1 && len == P256_SECRET_LEN;

	EVP_PKEY_CTX_free(ctx);
	EVP_PKEY_free(peer);
	return ok ? 0 : crypto_failed();
}

/* OpenSSL signs in DER, JOSE wants the two numbers. */
static int flatten(const uint8_t *der, size_t len, uint8_t ret[P256_SIGNATURE_LEN])
{
	ECDSA_SIG *sig = d2i_ECDSA_SIG(NULL, &der, (long)len);
	bool ok = sig && BN_bn2binpad(ECDSA_SIG_get0_r(sig), ret, 32) == 32 && BN_bn2binpad(ECDSA_SIG_get0_s(sig), ret + 32, 32) == 32;

	ECDSA_SIG_free(sig);
	return ok ? 0 : crypto_failed();
}

int p256_sign(const struct p256 *p, struct str bytes, uint8_t ret[P256_SIGNATURE_LEN])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	uint8_t der[80];
	size_t len = sizeof der;
	bool ok = ctx && EVP_DigestSignInit_ex(ctx, NULL, "SHA256", NULL, NULL, p->key, NULL) == 1 &&
		EVP_DigestSign(ctx, der, &len, (const uint8_t *)bytes.at, bytes.len) == 1;

	EVP_MD_CTX_free(ctx);
	return ok ? flatten(der, len, ret) : crypto_failed();
}
