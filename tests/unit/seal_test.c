/* tests/unit/seal_test.c: sealing, derived keys, and the master key file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto/seal.h"
#include "each_allocation.h"

static const struct seal_key key = { { 1, 2, 3 } };
static const struct seal_place here = { "entry", 5, 6 };

static char folder[] = "/tmp/cairn-seal-XXXXXX";
static char path[64], why[256];

static int make_folder(void **state)
{
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/master.key", folder);
	return 0;
}

static int remove_folder(void **state)
{
	unlink(path);
	return rmdir(folder);
}

static struct str view(const struct buf *b)
{
	return (struct str){ b->at, b->len };
}

static int from_hex(const char *hex, uint8_t *ret)
{
	unsigned byte;
	int n;

	for (n = 0; sscanf(hex + 2 * n, "%2x", &byte) == 1; n++)
		ret[n] = (uint8_t)byte;
	return n;
}

static void what_is_sealed_opens_again_behind_what_is_there(void **state)
{
	struct buf sealed = BUF_INIT(1 << 20), opened = BUF_INIT(1 << 20);
	static char plain[5000];
	size_t len;

	memset(plain, 'p', sizeof(plain));
	for (len = 0; len <= sizeof(plain); len = len * 3 + 1) {
		buf_reset(&sealed);
		buf_reset(&opened);
		buf_puts(&opened, "before");
		assert_int_equal(seal(&key, &here, (struct str){ plain, len }, &sealed), 0);
		assert_int_equal(sealed.len, len + SEAL_EXTRA);
		assert_int_equal(seal_open(&key, &here, view(&sealed), &opened), 0);
		assert_int_equal(opened.len, 6 + len);
		assert_memory_equal(opened.at, "before", 6);
		assert_memory_equal(opened.at + 6, plain, len);
		assert_int_equal(opened.at[opened.len], 0);
	}
	buf_release(&sealed);
	buf_release(&opened);
}

static void the_same_words_never_look_the_same(void **state)
{
	struct buf a = BUF_INIT(100), b = BUF_INIT(100);

	assert_int_equal(seal(&key, &here, STR("hello"), &a), 0);
	assert_int_equal(seal(&key, &here, STR("hello"), &b), 0);
	assert_memory_not_equal(a.at, b.at, 12);
	assert_memory_not_equal(a.at + 12, b.at + 12, 5);
	buf_release(&a);
	buf_release(&b);
}

static void refuses(const struct seal_key *k, struct seal_place place, struct str sealed)
{
	struct buf out = BUF_INIT(1000);

	buf_puts(&out, "before");
	assert_int_equal(seal_open(k, &place, sealed, &out), ERR_CRYPTO);
	assert_string_equal(out.at, "before");
	assert_int_equal(out.len, 6);
	assert_int_equal(out.err, 0);
	buf_release(&out);
}

static void another_key_or_place_does_not_open_it(void **state)
{
	struct seal_key other = key;
	struct buf sealed = BUF_INIT(100);

	assert_int_equal(seal(&key, &here, STR("words"), &sealed), 0);
	other.bytes[31] ^= 1;
	refuses(&other, here, view(&sealed));
	refuses(&key, (struct seal_place){ "entry", 5, 7 }, view(&sealed));
	refuses(&key, (struct seal_place){ "entry", 6, 5 }, view(&sealed));
	refuses(&key, (struct seal_place){ "entry", 5 + (1ll << 40), 6 }, view(&sealed));
	refuses(&key, (struct seal_place){ "entries", 5, 6 }, view(&sealed));
	refuses(&key, (struct seal_place){ "", 5, 6 }, view(&sealed));
	buf_release(&sealed);
}

static void any_changed_or_missing_byte_is_noticed(void **state)
{
	struct buf sealed = BUF_INIT(100);
	size_t i;

	assert_int_equal(seal(&key, &here, STR("words"), &sealed), 0);
	for (i = 0; i < sealed.len; i++) {
		sealed.at[i] ^= 0x10;
		refuses(&key, here, view(&sealed));
		sealed.at[i] ^= 0x10;
		refuses(&key, here, (struct str){ sealed.at, i });
	}
	refuses(&key, here, (struct str){ 0 });
	buf_release(&sealed);
}

/* Put together by a script of its own from nonce, AES-256-GCM and associated
 * data: what is on disk must stay readable, so its layout may not drift. */
static void a_value_sealed_elsewhere_opens(void **state)
{
	uint8_t bytes[128];
	struct seal_key k;
	struct buf out = BUF_INIT(100);
	int len, i;

	for (i = 0; i < SEAL_KEY_LEN; i++)
		k.bytes[i] = (uint8_t)i;
	len = from_hex("6465666768696a6b6c6d6e6f" "207eb20a16" "b23d73aaba2f735f7c37a576733d1ed1", bytes);
	assert_int_equal(seal_open(&k, &(struct seal_place){ "body", 258, -2 },
		(struct str){ (char *)bytes, (size_t)len }, &out), 0);
	assert_string_equal(out.at, "hello");
	buf_release(&out);
}

static void a_full_buffer_says_so_and_keeps_what_it_had(void **state)
{
	struct buf out = BUF_INIT(20), sealed = BUF_INIT(100);

	buf_puts(&out, "before");
	assert_int_equal(seal(&key, &here, STR("hello"), &out), ERR_TOO_LARGE);
	assert_string_equal(out.at, "before");
	buf_reset(&out);
	assert_int_equal(seal(&key, &here, STR("a text longer than twenty"), &sealed), 0);
	assert_int_equal(seal_open(&key, &here, view(&sealed), &out), ERR_TOO_LARGE);
	assert_int_equal(out.len, 0);
	buf_release(&out);
	buf_release(&sealed);
}

/* Expected: RFC 5869 done by hand with two HMACs, since its own test cases have
 * keys of other lengths. */
static void a_derived_key_is_hkdf_sha256(void **state)
{
	struct seal_key from, got, again, other;
	uint8_t expected[SEAL_KEY_LEN];
	int i;

	for (i = 0; i < SEAL_KEY_LEN; i++)
		from.bytes[i] = (uint8_t)i;
	assert_int_equal(seal_key_derive(&from, "pepper", &got), 0);
	assert_int_equal(from_hex("78a24b6346b3891f3b2fb3bfc15c151e7a11c8ca7a4ae6cc3f0c8f4b642585fc", expected), SEAL_KEY_LEN);
	assert_memory_equal(got.bytes, expected, SEAL_KEY_LEN);
	assert_int_equal(seal_key_derive(&from, "pepper", &again), 0);
	assert_memory_equal(got.bytes, again.bytes, SEAL_KEY_LEN);
	assert_int_equal(seal_key_derive(&from, "device", &other), 0);
	assert_memory_not_equal(got.bytes, other.bytes, SEAL_KEY_LEN);
	/* In place. */
	assert_int_equal(seal_key_derive(&from, "pepper", &from), 0);
	assert_memory_equal(from.bytes, got.bytes, SEAL_KEY_LEN);
}

static void new_keys_differ(void **state)
{
	struct seal_key a, b;

	assert_int_equal(seal_key_new(&a), 0);
	assert_int_equal(seal_key_new(&b), 0);
	assert_memory_not_equal(a.bytes, b.bytes, SEAL_KEY_LEN);
}

static void a_key_file_is_private_and_loads_the_same_key_each_time(void **state)
{
	struct seal_key a, b;
	struct stat st;

	unlink(path);
	assert_int_equal(master_key_create(path, why), 0);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0400);
	assert_int_equal(st.st_size, 65);
	assert_int_equal(master_key_load(path, &a, why), 0);
	assert_int_equal(master_key_load(path, &b, why), 0);
	assert_memory_equal(a.bytes, b.bytes, SEAL_KEY_LEN);
}

static void an_existing_key_file_is_never_written_over(void **state)
{
	struct seal_key a, b;
	char expected[128];

	unlink(path);
	assert_int_equal(master_key_create(path, why), 0);
	assert_int_equal(master_key_load(path, &a, why), 0);
	assert_int_equal(master_key_create(path, why), ERR_IO);
	snprintf(expected, sizeof(expected), "%s: cannot be made: File exists", path);
	assert_string_equal(why, expected);
	assert_int_equal(master_key_load(path, &b, why), 0);
	assert_memory_equal(a.bytes, b.bytes, SEAL_KEY_LEN);
}

static void write_file(const char *text, size_t len, mode_t mode)
{
	FILE *file;

	unlink(path);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, mode), 0);
}

#define HEX16 "0123456789abcdef"
#define HEX64 HEX16 HEX16 HEX16 HEX16

static void only_the_documented_form_is_a_key(void **state)
{
	static const char *const wrong[] = {
		"", "\n", HEX64, HEX64 "\n\n", HEX64 "0\n", HEX16 HEX16 HEX16 "0123456789abcdeg\n", HEX64 " ",
	};
	struct seal_key k = { { 9 } };
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		write_file(wrong[i], strlen(wrong[i]), 0400);
		assert_int_equal(master_key_load(path, &k, why), ERR_CONFIG);
		assert_non_null(strstr(why, "master.key: 64 hex digits and a newline expected"));
	}
	assert_int_equal(k.bytes[0], 9);
	write_file(HEX64 "\n", 65, 0600);
	assert_int_equal(master_key_load(path, &k, why), 0);
	assert_int_equal(k.bytes[1], 0x23);
	assert_int_equal(k.bytes[31], 0xef);
}

static void a_key_others_may_read_is_refused(void **state)
{
	static const mode_t modes[] = { 0440, 0404, 0620, 0644 };
	struct seal_key k;
	size_t i;

	for (i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		write_file(HEX64 "\n", 65, modes[i]);
		assert_int_equal(master_key_load(path, &k, why), ERR_CONFIG);
		assert_non_null(strstr(why, "others may read or write it"));
	}
}

static void a_missing_key_or_a_directory_is_refused(void **state)
{
	struct seal_key k;

	unlink(path);
	assert_int_equal(master_key_load(path, &k, why), ERR_IO);
	assert_non_null(strstr(why, "cannot be read: No such file or directory"));
	assert_int_equal(master_key_load(folder, &k, why), ERR_CONFIG);
	assert_int_equal(mkfifo(path, 0400), 0);
	assert_int_equal(master_key_load(path, &k, why), ERR_CONFIG);
	assert_int_equal(master_key_create("/nowhere/master.key", why), ERR_IO);
	assert_string_equal(why, "/nowhere/master.key: cannot be made: No such file or directory");
}

static int seal_and_open(void)
{
	struct buf sealed = BUF_INIT(10000), opened = BUF_INIT(10000);
	char text[1000];
	int err;

	memset(text, 't', sizeof(text));
	err = seal(&key, &here, (struct str){ text, sizeof(text) }, &sealed);
	if (!err)
		err = seal_open(&key, &here, view(&sealed), &opened);
	buf_release(&sealed);
	buf_release(&opened);
	return err;
}

static void running_out_of_memory_leaks_nothing(void **state)
{
	each_allocation(seal_and_open);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_sealed_opens_again_behind_what_is_there),
		cmocka_unit_test(the_same_words_never_look_the_same),
		cmocka_unit_test(another_key_or_place_does_not_open_it),
		cmocka_unit_test(any_changed_or_missing_byte_is_noticed),
		cmocka_unit_test(a_value_sealed_elsewhere_opens),
		cmocka_unit_test(a_full_buffer_says_so_and_keeps_what_it_had),
		cmocka_unit_test(a_derived_key_is_hkdf_sha256),
		cmocka_unit_test(new_keys_differ),
		cmocka_unit_test(a_key_file_is_private_and_loads_the_same_key_each_time),
		cmocka_unit_test(an_existing_key_file_is_never_written_over),
		cmocka_unit_test(only_the_documented_form_is_a_key),
		cmocka_unit_test(a_key_others_may_read_is_refused),
		cmocka_unit_test(a_missing_key_or_a_directory_is_refused),
		cmocka_unit_test(running_out_of_memory_leaks_nothing),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
