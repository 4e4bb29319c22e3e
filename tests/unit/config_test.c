/* tests/unit/config_test.c: settings from files, and what is said about bad ones. */
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

#include "base/config.h"
#include "each_allocation.h"

static char folder[] = "/tmp/cairn-config-XXXXXX";
static char path[64];

static int make_folder(void **state)
{
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/x.ini", folder);
	return 0;
}

static int remove_folder(void **state)
{
	unlink(path);
	return rmdir(folder);
}

static void write_bytes(const char *at, size_t len)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(at, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
}

/* The text reads into c. */
static void reads(struct config *c, const char *text)
{
	struct buf why = BUF_INIT(1000);

	write_bytes(text, strlen(text));
	config_init(c);
	if (config_read(c, path, &why))
		fail_msg("%s", why.at);
	assert_null(why.at);
}

static void refused_bytes(const char *at, size_t len, const char *expected)
{
	struct buf why = BUF_INIT(1000);
	struct config c, before;

	write_bytes(at, len);
	config_init(&c);
	before = c;
	assert_int_equal(config_read(&c, path, &why), ERR_CONFIG);
	assert_int_equal(strncmp(why.at, path, strlen(path)), 0);
	assert_string_equal(why.at + strlen(path), expected);
	assert_memory_equal(&c, &before, sizeof(c));
	buf_release(&why);
	config_release(&c);
}

/* The text is refused with "PATH" and `expected`. */
static void refused(const char *text, const char *expected)
{
	refused_bytes(text, strlen(text), expected);
}

static void defaults_are_those_of_the_table(void **state)
{
	struct config c;

	config_init(&c);
	assert_string_equal(c.site_url, "http://127.0.0.1:8080");
	assert_string_equal(c.listen_tls_key, "");
	assert_false(c.listen_behind_proxy);
	assert_int_equal(c.listen_port, 8080);
	assert_int_equal(c.limits_body_chars, 4000);
	config_release(&c);
}

static void a_file_changes_what_it_names(void **state)
{
	struct config c;

	reads(&c, "; comment\n# comment\n\n[site]\nname = Evening room ; why\nurl=https://peer.example:8443\r\n"
		"[limits]\nbody_chars : 8000\n[listen]\nbehind_proxy = yes\nport = 0\n");
	assert_string_equal(c.site_name, "Evening room");
	assert_string_equal(c.site_url, "https://peer.example:8443");
	assert_int_equal(c.limits_body_chars, 8000);
	assert_int_equal(c.listen_port, 0);
	assert_true(c.listen_behind_proxy);
	assert_string_equal(c.site_language, "en");
	config_release(&c);
	assert_string_equal(c.site_name, "Notes");
}

static void an_empty_file_and_a_bom_are_fine(void **state)
{
	struct config c;

	reads(&c, "");
	reads(&c, "\xef\xbb\xbf[site]\nname = N\xc3\xa4he");
	assert_string_equal(c.site_name, "N\xc3\xa4he");
	config_release(&c);
}

static void a_second_file_goes_over_the_first(void **state)
{
	struct buf why = BUF_INIT(1000);
	struct config c;

	reads(&c, "[site]\nname = One\n[limits]\nrooms = 7\n");
	write_bytes("[site]\nname = Two\n", 18);
	assert_int_equal(config_read(&c, path, &why), 0);
	assert_string_equal(c.site_name, "Two");
	assert_int_equal(c.limits_rooms, 7);
	config_release(&c);
}

static void a_bad_line_leaves_texts_set_before_alone(void **state)
{
	struct buf why = BUF_INIT(1000);
	struct config c;

	reads(&c, "[site]\nname = One\n");
	write_bytes("[site]\nname = Two\nlanguage = xx-\n", 33);
	assert_int_equal(config_read(&c, path, &why), ERR_CONFIG);
	assert_string_equal(c.site_name, "One");
	buf_release(&why);
	config_release(&c);
}

static void yes_and_no_have_three_spellings(void **state)
{
	static const char *const yes[] = { "yes", "true", "on" }, *const no[] = { "no", "false", "off" };
	struct buf why = BUF_INIT(1000);
	struct config c;
	int i;

	config_init(&c);
	for (i = 0; i < 3; i++) {
		assert_int_equal(config_set(&c, "listen.behind_proxy", yes[i], &why), 0);
		assert_true(c.listen_behind_proxy);
		assert_int_equal(config_set(&c, "listen.behind_proxy", no[i], &why), 0);
		assert_false(c.listen_behind_proxy);
	}
	refused("[listen]\nbehind_proxy = 1\n", ":2: listen.behind_proxy: yes or no expected");
	refused("[listen]\nbehind_proxy =\n", ":2: listen.behind_proxy: yes or no expected");
}

static void numbers_are_decimal_and_in_range(void **state)
{
	static const char *const wrong[] = {
		"", "0", "8001", "-1", "+5", "0x10", "1e3", "4 000", "4000.0", "4k", "99999999999999999999999", "18446744073709551617",
	};
	char text[128];
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		snprintf(text, sizeof(text), "\n\n[limits]\nbody_chars = %s\n", wrong[i]);
		refused(text, ":4: limits.body_chars: a number from 1 to 8000 expected");
	}
}

static void an_unknown_key_gets_the_nearest_name(void **state)
{
	refused("[limits]\nbody_char = 1\n", ":2: limits.body_char: no such key; did you mean limits.body_chars?");
	refused("[limits]\nport = 1\n", ":2: limits.port: no such key; did you mean listen.port?");
	refused("[limits]\ncolour_of_buttons = 1\n", ":2: limits.colour_of_buttons: no such key");
}

static void an_unknown_section_is_found_even_without_keys(void **state)
{
	refused("\n[limit]\n", ":2: [limit]: no such section; did you mean [limits]?");
	refused("[moderation_of_everything]\n", ":1: [moderation_of_everything]: no such section");
	refused("[]\nname = x\n", ":1: []: no such section");
}

static void lines_that_are_neither_are_refused_with_their_number(void **state)
{
	refused("[site]\nname\n", ":2: [section] or key = value expected");
	refused("[site\nname = x\n", ":1: [section] or key = value expected");
	refused("[site] name = x\n", ":1: nothing but a comment may follow a [section]");
	refused("[site]\nname = x\n  and more\n", ":3: a line may not begin with a space");
	refused("name = x\n", ":1: name: a [section] must come before it");
	/* The first of several is the one that is told. */
	refused("[site]\nname\n[limits]\nrooms = x\n", ":2: [section] or key = value expected");
	refused("[limits]\nrooms = x\nname\n", ":2: limits.rooms: a number from 1 to 1000000 expected");
}

static void a_key_twice_is_refused(void **state)
{
	refused("[limits]\nrooms = 5\n[site]\nname = x\n[limits]\nrooms = 5\n",
		":6: limits.rooms: only one expected, line 2 has it already");
}

static void a_line_that_inih_would_cut_is_refused(void **state)
{
	char text[400] = "[storage]\nweb = ";
	struct config c;
	size_t head = strlen(text);

	memset(text + head, 'x', 197 - 6);
	reads(&c, text);
	assert_int_equal(strlen(c.storage_web), 191);
	config_release(&c);
	text[head + 191] = 'x';
	refused(text, ":2: a line of at most 197 bytes expected");
}

static void a_title_is_no_longer_than_the_protocol_has_room_for(void **state)
{
	char text[200] = "[site]\nname = ";
	struct config c;
	size_t head = strlen(text);

	memset(text + head, 'x', 80);
	reads(&c, text);
	config_release(&c);
	text[head + 80] = 'x';
	refused(text, ":2: site.name: a name of at most 80 characters expected");
}

static void bytes_that_are_not_text_are_refused(void **state)
{
	refused_bytes("[site]\nname = a\0b\n", 18, ":2: text expected, this is a binary file");
	refused("[site]\nname = a\xff\n", ":2: site.name: text in UTF-8 expected");
	refused("[site]\nname = a\xc0\xaf\n", ":2: site.name: text in UTF-8 expected");
	refused("[site]\nname = a\xed\xa0\x80\n", ":2: site.name: text in UTF-8 expected");
	refused("[site]\nname = a\x1b[1mb\n", ":2: site.name: text in UTF-8 expected");
}

static void the_url_is_an_origin(void **state)
{
	static const char *const wrong[] = {
		"peer.example", "ftp://peer.example", "http://", "http://peer.example/", "https://peer.example/a",
		"https://Peer.example", "https://u@peer.example", "https://peer.example?x", "http://:80",
	};
	char text[128];
	struct config c;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		snprintf(text, sizeof(text), "[site]\nurl = %s\n", wrong[i]);
		refused(text, ":2: site.url: http:// or https:// and a lower-case host expected, no path");
	}
	reads(&c, "[site]\nurl = http://[::1]:8080\n");
	config_release(&c);
}

static void other_texts_have_their_forms(void **state)
{
	struct config c;

	refused("[log]\nlevel = loud\n", ":2: log.level: debug, info, warn or error expected");
	refused("[site]\nlanguage = english\n", ":2: site.language: a language such as en or pt-BR expected");
	refused("[site]\nexit_url = javascript:1\n", ":2: site.exit_url: an address with http:// or https:// expected");
	refused("[storage]\ndata =\n", ":2: storage.data: a directory expected");
	reads(&c, "[site]\nlanguage = pt-BR\nexit_url = https://example.org/a?b=c\n[log]\nlevel = debug\n");
	config_release(&c);
}

static void certificate_and_key_come_together(void **state)
{
	struct config c;

	refused("[listen]\ntls_key = k.pem\n", ":2: listen.tls_key: tls_certificate expected as well");
	refused("[listen]\n\ntls_certificate = c.pem\n", ":3: listen.tls_certificate: tls_key expected as well");
	reads(&c, "[listen]\ntls_certificate = c.pem\ntls_key = k.pem\n");
	assert_string_equal(c.listen_tls_key, "k.pem");
	config_release(&c);
}

static void a_file_that_cannot_be_read_says_why(void **state)
{
	struct buf why = BUF_INIT(1000);
	char expected[128];
	struct config c;

	config_init(&c);
	assert_int_equal(config_read(&c, "/nowhere/x.ini", &why), ERR_CONFIG);
	assert_string_equal(why.at, "/nowhere/x.ini: cannot be read: No such file or directory");
	buf_reset(&why);
	assert_int_equal(config_read(&c, folder, &why), ERR_CONFIG);
	snprintf(expected, sizeof(expected), "%s: cannot be read: Is a directory", folder);
	assert_string_equal(why.at, expected);
	buf_reset(&why);
	assert_int_equal(config_read(&c, "/dev/zero", &why), ERR_CONFIG);
	assert_string_equal(why.at, "/dev/zero: a file of at most 262144 bytes expected");
	buf_release(&why);
	config_release(&c);
}

static void one_value_can_be_set_by_name(void **state)
{
	struct buf why = BUF_INIT(1000);
	struct config c;

	config_init(&c);
	assert_int_equal(config_set(&c, "listen.port", "9000", &why), 0);
	assert_int_equal(config_set(&c, "storage.data", "/a", &why), 0);
	assert_int_equal(config_set(&c, "storage.data", "/b", &why), 0);
	assert_int_equal(c.listen_port, 9000);
	assert_string_equal(c.storage_data, "/b");
	assert_int_equal(config_set(&c, "listen.port", "70000", &why), ERR_CONFIG);
	assert_string_equal(why.at, "listen.port: a number from 0 to 65535 expected");
	buf_reset(&why);
	assert_int_equal(config_set(&c, "listen.prot", "1", &why), ERR_CONFIG);
	assert_string_equal(why.at, "listen.prot: no such key; did you mean listen.port?");
	buf_reset(&why);
	assert_int_equal(config_set(&c, "prot", "1", &why), ERR_CONFIG);
	assert_int_equal(c.listen_port, 9000);
	buf_release(&why);
	config_release(&c);
}

static void the_sample_changes_nothing_even_with_every_key_taken_in(void **state)
{
	struct buf sample = BUF_INIT(100000), why = BUF_INIT(1000);
	struct config c;
	int keys = 0;
	char *line;

	config_sample(&sample);
	assert_int_equal(sample.err, 0);
	reads(&c, sample.at);
	config_release(&c);
	/* "# words" is a comment, "#key" one to take in. */
	for (line = strchr(sample.at, '\n'); line && line[1]; line = strchr(line + 1, '\n')) {
		if (line[1] == '#' && line[2] != ' ') {
			memmove(line + 1, line + 2, strlen(line + 2) + 1);
			keys++;
		}
	}
	write_bytes(sample.at, strlen(sample.at));
	config_init(&c);
	if (config_read(&c, path, &why))
		fail_msg("%s", why.at);
	assert_true(keys > 40);
	assert_string_equal(c.site_exit_url, "https://www.wikipedia.org/");
	assert_string_equal(c.listen_tls_key, "");
	assert_int_equal(c.limits_addresses, 65536);
	config_release(&c);
	buf_release(&sample);
}

static void help_and_markdown_name_every_key(void **state)
{
	struct buf help = BUF_INIT(100000), markdown = BUF_INIT(100000);

	config_help(&help);
	config_markdown(&markdown);
	assert_int_equal(help.err | markdown.err, 0);
#define TEXT(s, k, d, h) assert_non_null(strstr(help.at, #k " = " d "\n      " h)); \
	assert_non_null(strstr(markdown.at, "| `" #k "` |"));
#define YESNO(s, k, d, h) assert_non_null(strstr(help.at, h " (yes or no)")); \
	assert_non_null(strstr(markdown.at, "| `" #k "` | `no` | yes or no | " h " |"));
#define NUMBER(s, k, d, l, m, u, h) assert_non_null(strstr(help.at, #k " = " #d "\n      " h " (" #l " to " #m)); \
	assert_non_null(strstr(markdown.at, "| `" #k "` | `" #d "` | " #l " to " #m));
	CONFIG_LIST(TEXT, YESNO, NUMBER)
	assert_non_null(strstr(markdown.at, "## [limits]\n\n| key |"));
	buf_release(&help);
	buf_release(&markdown);
}

static int change_all(void)
{
	struct buf why = BUF_INIT(1000);
	struct config c;
	int err;

	config_init(&c);
	err = config_read(&c, path, &why);
	if (!err)
		err = config_set(&c, "storage.data", "/elsewhere", &why);
	buf_release(&why);
	config_release(&c);
	return err;
}

static int complain(void)
{
	struct buf why = BUF_INIT(1000);
	struct config c;
	int err;

	config_init(&c);
	err = config_read(&c, path, &why);
	buf_release(&why);
	config_release(&c);
	return err == ERR_CONFIG ? 0 : err;
}

static void running_out_of_memory_changes_nothing(void **state)
{
	const char *good = "[site]\nname = A\nurl = http://b\nexit_url = http://c\n[storage]\ndata = /d\n";
	const char *bad = "[site]\nname = A\nurl = b\n";

	write_bytes(good, strlen(good));
	each_allocation(change_all);
	write_bytes(bad, strlen(bad));
	each_allocation(complain);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults_are_those_of_the_table),
		cmocka_unit_test(a_file_changes_what_it_names),
		cmocka_unit_test(an_empty_file_and_a_bom_are_fine),
		cmocka_unit_test(a_second_file_goes_over_the_first),
		cmocka_unit_test(a_bad_line_leaves_texts_set_before_alone),
		cmocka_unit_test(yes_and_no_have_three_spellings),
		cmocka_unit_test(numbers_are_decimal_and_in_range),
		cmocka_unit_test(an_unknown_key_gets_the_nearest_name),
		cmocka_unit_test(an_unknown_section_is_found_even_without_keys),
		cmocka_unit_test(lines_that_are_neither_are_refused_with_their_number),
		cmocka_unit_test(a_key_twice_is_refused),
		cmocka_unit_test(a_line_that_inih_would_cut_is_refused),
		cmocka_unit_test(a_title_is_no_longer_than_the_protocol_has_room_for),
		cmocka_unit_test(bytes_that_are_not_text_are_refused),
		cmocka_unit_test(the_url_is_an_origin),
		cmocka_unit_test(other_texts_have_their_forms),
		cmocka_unit_test(certificate_and_key_come_together),
		cmocka_unit_test(a_file_that_cannot_be_read_says_why),
		cmocka_unit_test(one_value_can_be_set_by_name),
		cmocka_unit_test(the_sample_changes_nothing_even_with_every_key_taken_in),
		cmocka_unit_test(help_and_markdown_name_every_key),
		cmocka_unit_test(running_out_of_memory_changes_nothing),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
