/* Web Push: what a browser can open, and what a push service believes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/err.h"
#include "crypto/secret.h"
#include "each_allocation.h"
#include "notify/webpush.h"

#define OK(call) assert_int_equal((call), 0)

/* RFC 8291, section 5 and appendix A. */
static const char plain[] = "When I grow up, I want to be a watermelon";
static const char as_public[] = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
static const char as_private[] = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
static const char ua_public[] = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
static const char auth[] = "BTBZMqHH6r4Tts7J_aSIgg";
static const char salt_text[] = "DGv6ra1nlYgDCS1FRnbzlw";
static const char body[] = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
	"EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

static void read_text(const char *text, uint8_t *ret, size_t len)
{
	assert_true(base64url_read(str_of(text), ret, len));
}

static struct push_keys browser(void)
{
	struct push_keys keys;

	read_text(ua_public, keys.point, sizeof keys.point);
	read_text(auth, keys.auth, sizeof keys.auth);
	return keys;
}

static struct p256 *server_pair(void)
{
	uint8_t point[P256_POINT_LEN], number[P256_PRIVATE_LEN];
	struct p256 *pair;

	read_text(as_public, point, sizeof point);
	read_text(as_private, number, sizeof number);
	OK(p256_load(number, point, &pair));
	return pair;
}

static void the_example_of_rfc_8291_comes_out_byte_for_byte(void **state)
{
	struct push_keys keys = browser();
	struct p256 *ours = server_pair();
	uint8_t salt[PUSH_SALT_LEN], expected[144];
	struct buf out = BUF_INIT(4096);

	read_text(salt_text, salt, sizeof salt);
	assert_int_equal(strlen(body), BASE64URL_LEN(sizeof expected));
	read_text(body, expected, sizeof expected);
	OK(webpush_seal(&keys, ours, salt, str_of(plain), 0, &out));
	assert_int_equal(out.len, sizeof expected);
	assert_memory_equal(out.at, expected, sizeof expected);
	buf_release(&out);
	p256_free(ours);
}

static void the_length_of_a_message_says_nothing_about_it(void **state)
{
	struct push_keys keys = browser();
	struct buf one = BUF_INIT(4096), other = BUF_INIT(4096);

	OK(webpush_encrypt(&keys, STR("{\"kind\":\"test\"}"), &one));
	OK(webpush_encrypt(&keys, str_of(plain), &other));
	assert_int_equal(one.len, 16 + 4 + 1 + 65 + PUSH_PADDED + 1 + 16);
	assert_int_equal(one.len, other.len);
	/* Another pair and salt each time. */
	assert_memory_not_equal(one.at, other.at, 16);
	assert_memory_not_equal(one.at + 21, other.at + 21, 65);
	buf_release(&one);
	buf_release(&other);
}

static void what_is_no_point_of_the_curve_is_refused(void **state)
{
	struct push_keys keys = browser();
	struct buf out = BUF_INIT(4096);

	assert_true(p256_point_fits(keys.point));
	keys.point[64] ^= 1;
	assert_false(p256_point_fits(keys.point));
	assert_int_equal(webpush_encrypt(&keys, STR("x"), &out), ERR_CRYPTO);
	memset(keys.point, 0, sizeof keys.point);
	assert_false(p256_point_fits(keys.point));
	buf_release(&out);
}

static void more_than_a_push_service_takes_is_refused(void **state)
{
	static char much[PUSH_PLAIN_MOST + 1];
	struct push_keys keys = browser();
	struct buf out = BUF_INIT(8192);

	assert_int_equal(webpush_encrypt(&keys, (struct str){ much, sizeof much }, &out), ERR_TOO_LARGE);
	assert_int_equal(out.len, 0);
	OK(webpush_encrypt(&keys, (struct str){ much, sizeof much - 1 }, &out));
	assert_true(out.len <= 4096);
	buf_release(&out);
}

/* --- VAPID --- */

static EVP_PKEY *verifier(const struct p256 *pair)
{
	/* SubjectPublicKeyInfo of a P-256 point. */
	static const uint8_t head[] = { 0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86,
		0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00 };
	uint8_t der[sizeof head + P256_POINT_LEN];
	const uint8_t *at = der;

	memcpy(der, head, sizeof head);
	memcpy(der + sizeof head, p256_point(pair), P256_POINT_LEN);
	return d2i_PUBKEY(NULL, &at, sizeof der);
}

static bool verifies(const struct p256 *pair, struct str bytes, const uint8_t signature[64])
{
	ECDSA_SIG *sig = ECDSA_SIG_new();
	EVP_PKEY *key = verifier(pair);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	uint8_t *der = NULL;
	int len, good;

	assert_true(sig && key && ctx);
	ECDSA_SIG_set0(sig, BN_bin2bn(signature, 32, NULL), BN_bin2bn(signature + 32, 32, NULL));
	len = i2d_ECDSA_SIG(sig, &der);
	assert_int_equal(EVP_DigestVerifyInit(ctx, NULL, EVP_sha256(), NULL, key), 1);
	good = EVP_DigestVerify(ctx, der, (size_t)len, (const uint8_t *)bytes.at, bytes.len);
	OPENSSL_free(der);
	ECDSA_SIG_free(sig);
	EVP_PKEY_free(key);
	EVP_MD_CTX_free(ctx);
	return good == 1;
}

static void a_token_says_who_sends_where_and_until_when_and_is_signed(void **state)
{
	struct p256 *pair = server_pair();
	struct buf out = BUF_INIT(2048);
	const char *token, *claims, *dot;
	uint8_t signature[64];
	char expected[256], plain_claims[] = "{\"aud\":\"https://push.example\",\"exp\":1800000000,\"sub\":\"mailto:ops@example.org\"}";

	OK(vapid_authorization(pair, STR("https://push.example"), STR("mailto:ops@example.org"), 1800000000, &out));
	token = strstr(out.at, "vapid t=");
	assert_ptr_equal(token, out.at);
	token += strlen("vapid t=");
	assert_memory_equal(token, "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.", 37);
	claims = token + 37;
	base64url_write((const uint8_t *)plain_claims, strlen(plain_claims), expected);
	assert_memory_equal(claims, expected, BASE64URL_LEN(strlen(plain_claims)));
	dot = strchr(claims, '.');
	assert_non_null(dot);
	assert_true(base64url_read((struct str){ dot + 1, 86 }, signature, sizeof signature));
	assert_true(verifies(pair, (struct str){ token, (size_t)(dot - token) }, signature));
	signature[5] ^= 1;
	assert_false(verifies(pair, (struct str){ token, (size_t)(dot - token) }, signature));
	assert_memory_equal(dot + 87, ", k=", 4);
	assert_string_equal(dot + 91, as_public);
	buf_release(&out);
	p256_free(pair);
}

static void without_a_contact_there_is_none_in_the_token(void **state)
{
	struct p256 *pair = server_pair();
	struct buf out = BUF_INIT(2048);
	char expected[128], claims[] = "{\"aud\":\"https://a.example\",\"exp\":5}";

	OK(vapid_authorization(pair, STR("https://a.example"), (struct str){ 0 }, 5, &out));
	base64url_write((const uint8_t *)claims, strlen(claims), expected);
	assert_memory_equal(out.at + 8 + 37, expected, BASE64URL_LEN(strlen(claims)));
	buf_release(&out);
	p256_free(pair);
}

static void a_pair_comes_back_from_its_halves_and_only_from_those(void **state)
{
	struct p256 *pair, *again = NULL;
	uint8_t number[P256_PRIVATE_LEN], wrong[P256_POINT_LEN] = { 4 }, here[32], there[32];

	OK(p256_new(&pair));
	OK(p256_private(pair, number));
	OK(p256_load(number, p256_point(pair), &again));
	assert_memory_equal(p256_point(pair), p256_point(again), P256_POINT_LEN);
	OK(p256_agree(pair, p256_point(again), here));
	OK(p256_agree(again, p256_point(pair), there));
	assert_memory_equal(here, there, sizeof here);
	p256_free(again);
	assert_int_equal(p256_load(number, wrong, &again), ERR_CRYPTO);
	p256_free(pair);
}

static int story(void)
{
	struct push_keys keys = browser();
	struct buf out = BUF_INIT(8192);
	struct p256 *pair = NULL;
	int err = webpush_encrypt(&keys, str_of(plain), &out);

	if (!err)
		err = p256_new(&pair);
	if (!err)
		err = vapid_authorization(pair, STR("https://push.example"), STR("mailto:a@b.example"), 9, &out);
	p256_free(pair);
	buf_release(&out);
	return err;
}

static void a_message_without_memory_leaks_nothing(void **state)
{
	each_allocation(story);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_example_of_rfc_8291_comes_out_byte_for_byte),
		cmocka_unit_test(the_length_of_a_message_says_nothing_about_it),
		cmocka_unit_test(what_is_no_point_of_the_curve_is_refused),
		cmocka_unit_test(more_than_a_push_service_takes_is_refused),
		cmocka_unit_test(a_token_says_who_sends_where_and_until_when_and_is_signed),
		cmocka_unit_test(without_a_contact_there_is_none_in_the_token),
		cmocka_unit_test(a_pair_comes_back_from_its_halves_and_only_from_those),
		cmocka_unit_test(a_message_without_memory_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
