#include "notify/webpush.h"

#include <string.h>

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include "base/mem.h"
#include "crypto/secret.h"

#define KEY_LEN 16
#define NONCE_LEN 12
#define TAG_LEN 16
#define RECORD_SIZE 4096
#define LAST_RECORD 2                     /* the delimiter in front of the padding (RFC 8188 section 2) */

static int crypto_failed(void)
{
	ERR_clear_error();
	return ERR_CRYPTO;
}

/* HKDF-SHA256 (RFC 5869), both steps. */
static int hkdf(struct str salt, struct str secret, struct str info, uint8_t *ret, size_t len)
{
	EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
	EVP_KDF_CTX *ctx = kdf ? EVP_KDF_CTX_new(kdf) : NULL;
	OSSL_PARAM params[] = {
		OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char[]){ "SHA256" }, 0),
		OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt.at, salt.len),
		OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)secret.at, secret.len),
		OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info.at, info.len),
		OSSL_PARAM_construct_end(),
	};
	bool ok = ctx && EVP_KDF_derive(ctx, ret, len, params) == 1;

	EVP_KDF_CTX_free(ctx);
	EVP_KDF_free(kdf);
	return ok ? 0 : crypto_failed();
}

#define BYTES(array) ((struct str){ (const char *)(array), sizeof(array) })
/* With the NUL, which is part of these. */
#define INFO(literal) ((struct str){ (literal), sizeof(literal) })

struct secrets {
	uint8_t key[KEY_LEN], nonce[NONCE_LEN];
};

/* RFC 8291 section 3.4. */
static int agree(const struct push_keys *to, const struct p256 *ours, const uint8_t salt[PUSH_SALT_LEN], struct secrets *ret)
{
	static const char label[] = "WebPush: info";
	uint8_t secret[P256_SECRET_LEN], info[sizeof label + 2 * P256_POINT_LEN], input[32];
	struct str salted = { (const char *)salt, PUSH_SALT_LEN };
	int err = p256_agree(ours, to->point, secret);

	memcpy(info, label, sizeof label);
	memcpy(info + sizeof label, to->point, P256_POINT_LEN);
	memcpy(info + sizeof label + P256_POINT_LEN, p256_point(ours), P256_POINT_LEN);
	if (!err)
		err = hkdf(BYTES(to->auth), BYTES(secret), BYTES(info), input, sizeof input);
	if (!err)
		err = hkdf(salted, BYTES(input), INFO("Content-Encoding: aes128gcm"), ret->key, KEY_LEN);
	if (!err)
		err = hkdf(salted, BYTES(input), INFO("Content-Encoding: nonce"), ret->nonce, NONCE_LEN);
	mem_wipe(secret, sizeof secret);
	mem_wipe(input, sizeof input);
	return err;
}

/* Encrypt `len` bytes where they are; the tag goes behind. */
static int run_gcm(const struct secrets *s, uint8_t *text, int len)
{
	EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
	int n;
	bool ok = ctx && EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, s->key, s->nonce) == 1 &&
		EVP_EncryptUpdate(ctx, text, &n, text, len) == 1 && EVP_EncryptFinal_ex(ctx, text + len, &n) == 1 &&
		EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_AEAD_GET_TAG, TAG_LEN, text + len) == 1;

	EVP_CIPHER_CTX_free(ctx);
	return ok ? 0 : crypto_failed();
}

/* The header: salt, record size, and our point as the key's name. */
static void put_header(struct buf *out, const struct p256 *ours, const uint8_t salt[PUSH_SALT_LEN])
{
	static const uint8_t sizes[] = { RECORD_SIZE >> 24, RECORD_SIZE >> 16 & 255, RECORD_SIZE >> 8 & 255, RECORD_SIZE & 255,
		P256_POINT_LEN };

	buf_put(out, salt, PUSH_SALT_LEN);
	buf_put(out, sizes, sizeof sizes);
	buf_put(out, p256_point(ours), P256_POINT_LEN);
}

int webpush_seal(const struct push_keys *to, const struct p256 *ours, const uint8_t salt[PUSH_SALT_LEN], struct str plain,
                 size_t padded, struct buf *out)
{
	static const uint8_t no_tag[TAG_LEN];
	struct secrets secrets;
	size_t from, len;
	int err = plain.len > PUSH_PLAIN_MOST || padded > PUSH_PLAIN_MOST ? ERR_TOO_LARGE : agree(to, ours, salt, &secrets);

	if (err)
		return err;
	put_header(out, ours, salt);
	from = out->len;
	buf_put(out, plain.at, plain.len);
	buf_putc(out, LAST_RECORD);
	while (!out->err && out->len - from <= padded && plain.len < padded)
		buf_putc(out, 0);
	len = out->len - from;
	buf_put(out, no_tag, TAG_LEN);
	err = out->err ? out->err : run_gcm(&secrets, (uint8_t *)out->at + from, (int)len);
	mem_wipe(&secrets, sizeof secrets);
	return err;
}

int webpush_encrypt(const struct push_keys *to, struct str plain, struct buf *out)
{
	uint8_t salt[PUSH_SALT_LEN];
	struct p256 *ours = NULL;
	int err = random_bytes(salt, sizeof salt);

	if (!err)
		err = p256_new(&ours);
	if (!err)
		err = webpush_seal(to, ours, salt, plain, PUSH_PADDED, out);
	p256_free(ours);
	return err;
}

/* --- VAPID --- */

#define CLAIMS_MOST 1024

static void put_base64(struct buf *out, struct str bytes)
{
	char text[BASE64URL_LEN(CLAIMS_MOST)];

	base64url_write((const uint8_t *)bytes.at, bytes.len, text);
	buf_put(out, text, BASE64URL_LEN(bytes.len));
}

/* The unsigned token: header and claims (RFC 7519). */
static int put_claims(struct buf *out, struct str audience, struct str contact, int64_t until_s)
{
	struct buf claims = BUF_INIT(CLAIMS_MOST);
	int err;

	buf_puts(&claims, "{\"aud\":");
	buf_put_json(&claims, audience);
	buf_putf(&claims, ",\"exp\":%lld", (long long)until_s);
	if (contact.at) {
		buf_puts(&claims, ",\"sub\":");
		buf_put_json(&claims, contact);
	}
	buf_putc(&claims, '}');
	err = claims.err;
	if (!err) {
		put_base64(out, STR("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"));
		buf_putc(out, '.');
		put_base64(out, (struct str){ claims.at, claims.len });
	}
	buf_release(&claims);
	return err ? err : out->err;
}

int vapid_authorization(const struct p256 *key, struct str audience, struct str contact, int64_t until_s, struct buf *out)
{
	uint8_t signature[P256_SIGNATURE_LEN];
	size_t from;
	int err;

	buf_puts(out, "vapid t=");
	from = out->len;
	err = put_claims(out, audience, contact, until_s);
	if (!err)
		err = p256_sign(key, (struct str){ out->at + from, out->len - from }, signature);
	if (err)
		return err;
	buf_putc(out, '.');
	put_base64(out, BYTES(signature));
	buf_puts(out, ", k=");
	put_base64(out, (struct str){ (const char *)p256_point(key), P256_POINT_LEN });
	return out->err;
}
