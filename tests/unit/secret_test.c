/* tests/unit/secret_test.c: random names and tokens, digests, passwords. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "crypto/secret.h"
#include "each_allocation.h"

static struct seal_key pepper;

static int make_pepper(void **state)
{
	int i;

	for (i = 0; i < SEAL_KEY_LEN; i++)
		pepper.bytes[i] = (uint8_t)i;
	return 0;
}

static struct str view(const struct buf *b)
{
	return (struct str){ b->at, b->len };
}

static void is_hex(const struct digest *d, const char *expected)
{
	char hex[2 * DIGEST_LEN + 1];
	int i;

	for (i = 0; i < DIGEST_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", d->bytes[i]);
	assert_string_equal(hex, expected);
}

static void random_ids_are_positive_and_differ(void **state)
{
	int64_t ids[200];
	int i, j;

	for (i = 0; i < 200; i++) {
		assert_int_equal(random_id(&ids[i]), 0);
		assert_true(ids[i] > 0);
		for (j = 0; j < i; j++)
			assert_true(ids[i] != ids[j]);
	}
}

static void random_bytes_fill_all_that_was_asked_for(void **state)
{
	uint8_t seen[64] = { 0 }, more[64];
	int i, j;

	for (i = 0; i < 8; i++) {
		assert_int_equal(random_bytes(more, sizeof(more)), 0);
		for (j = 0; j < 64; j++)
			seen[j] |= more[j];
	}
	for (j = 0; j < 64; j++)
		assert_int_not_equal(seen[j], 0);
}

static void tokens_are_43_characters_of_base64url(void **state)
{
	char text[TOKEN_TEXT_LEN + 1], other[TOKEN_TEXT_LEN + 1];

	assert_int_equal(token_new(text), 0);
	assert_int_equal(token_new(other), 0);
	assert_int_equal(strlen(text), 43);
	assert_int_equal(strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), 43);
	assert_string_not_equal(text, other);
}

static void digests_are_sha_256_and_hmac(void **state)
{
	struct digest d;
	struct seal_key jefe = { "Jefe" };

	digest_of(STR("abc"), &d);
	is_hex(&d, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	digest_of((struct str){ 0 }, &d);
	is_hex(&d, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	/* RFC 4231 test case 2: HMAC pads a short key with the zeros we have behind it. */
	digest_keyed(&jefe, STR("what do ya want for nothing?"), &d);
	is_hex(&d, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

static void digests_are_equal_only_when_every_byte_is(void **state)
{
	struct digest a, b;
	int i;

	digest_of(STR("abc"), &a);
	b = a;
	assert_true(digest_eq(&a, &b));
	for (i = 0; i < DIGEST_LEN; i++) {
		b.bytes[i] ^= 1;
		assert_false(digest_eq(&a, &b));
		b.bytes[i] ^= 1;
	}
	assert_int_equal(digest_str(&a).len, DIGEST_LEN);
	assert_ptr_equal(digest_str(&a).at, a.bytes);
}

static void a_password_matches_its_own_hash_only(void **state)
{
	struct seal_key other = pepper;
	struct buf stored = BUF_INIT(200), again = BUF_INIT(200);

	assert_int_equal(password_hash(&pepper, STR("correct horse"), &stored), 0);
	assert_int_equal(password_hash(&pepper, STR("correct horse"), &again), 0);
	assert_int_equal(strncmp(stored.at, "scrypt$15$8$1$", 14), 0);
	assert_string_not_equal(stored.at, again.at);
	assert_int_equal(password_check(&pepper, STR("correct horse"), view(&stored)), 0);
	assert_int_equal(password_check(&pepper, STR("correct horse"), view(&again)), 0);
	assert_int_equal(password_check(&pepper, STR("correct horsf"), view(&stored)), ERR_SIGN_IN);
	assert_int_equal(password_check(&pepper, STR(""), view(&stored)), ERR_SIGN_IN);
	other.bytes[0] ^= 1;
	assert_int_equal(password_check(&other, STR("correct horse"), view(&stored)), ERR_SIGN_IN);
	buf_release(&stored);
	buf_release(&again);
}

/* Made by a script of its own (HMAC, then scrypt): what is stored must stay good. */
#define SALT "AAECAwQFBgcICQoLDA0ODw"
#define HASH "v7StbIVpf7A5KVZDkEDLXR4uuRvg5tUOg_6kWueMN4c"

static void hashes_made_elsewhere_or_with_other_parameters_are_good(void **state)
{
	assert_int_equal(password_check(&pepper, STR("correct horse"),
		STR("scrypt$15$8$1$" SALT "$gJZiOjU7MrCUe-Cepj3dzKOcMhV3iMReWfNiS2c0S64")), 0);
	assert_int_equal(password_check(&pepper, STR("correct horse"), STR("scrypt$10$1$1$" SALT "$" HASH)), 0);
}

static void what_is_not_a_hash_matches_nothing(void **state)
{
	static const char *const wrong[] = {
		"", "scrypt", "scrypt$10$1$1$" SALT, "Scrypt$10$1$1$" SALT "$" HASH, "scrypt$10$1$1$" SALT "$" HASH "A",
		"scrypt$10$1$1$" SALT "$" HASH "$", "scrypt$010$1$1$" SALT "$" HASH, "scrypt$10$1$1$" SALT "A$" HASH,
		"scrypt$10$1$1$" "AAECAwQFBgcICQoLDA0OD!" "$" HASH, "scrypt$+10$1$1$" SALT "$" HASH,
		/* One bit of the last character is beyond the 16 bytes. */
		"scrypt$10$1$1$" "AAECAwQFBgcICQoLDA0ODx" "$" HASH,
		"scrypt$15$0$1$" SALT "$" HASH, "scrypt$99$8$1$" SALT "$" HASH,
		/* True hashes of that password, but too cheap, or so dear that a
		 * tampered row could take the server down. */
		"scrypt$9$1$1$" SALT "$FVqPbcomLV-XShVPlB5Rs3yWwjuRCLyWDZKg76gExGg",
		"scrypt$18$2$1$" SALT "$HdZoRhI2RXKcpfWj7wWcVo34uxRMYMrI3rkQ31BLKVE",
		"scrypt$10$9$1$" SALT "$Gq9ADukBhFAmmBWMNFKnU-9jTQV6Fry3RCFYLMXpIog",
		"scrypt$10$1$5$" SALT "$1_9dzr8zRV8kREU-RAzUGufMcVKUEeyubP9e__Q-7Ec",
		/* Scrypt itself refuses N of 2^16 and more with r = 1. */
		"scrypt$16$1$1$" SALT "$" HASH,
	};
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(password_check(&pepper, STR("correct horse"), str_of(wrong[i])), ERR_SIGN_IN);
	assert_int_equal(password_check(&pepper, STR("correct horse"), (struct str){ 0 }), ERR_SIGN_IN);
}

static int hash_one(void)
{
	struct buf stored = BUF_INIT(200);
	int err = password_hash(&pepper, STR("correct horse"), &stored);

	buf_release(&stored);
	return err;
}

static void running_out_of_memory_leaks_nothing(void **state)
{
	each_allocation(hash_one);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_ids_are_positive_and_differ),
		cmocka_unit_test(random_bytes_fill_all_that_was_asked_for),
		cmocka_unit_test(tokens_are_43_characters_of_base64url),
		cmocka_unit_test(digests_are_sha_256_and_hmac),
		cmocka_unit_test(digests_are_equal_only_when_every_byte_is),
		cmocka_unit_test(a_password_matches_its_own_hash_only),
		cmocka_unit_test(hashes_made_elsewhere_or_with_other_parameters_are_good),
		cmocka_unit_test(what_is_not_a_hash_matches_nothing),
		cmocka_unit_test(running_out_of_memory_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, make_pepper, NULL);
}
