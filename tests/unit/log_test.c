/* tests/unit/log_test.c: log lines, read back through a pipe in place of standard error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"

static int saved_stderr, pipe_out;

static void catch_lines(void)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	saved_stderr = dup(STDERR_FILENO);
	dup2(ends[1], STDERR_FILENO);
	close(ends[1]);
	pipe_out = ends[0];
}

/* What was logged since catch_lines(), into a static text. */
static const char *caught(void)
{
	static char text[65536];
	size_t len = 0;
	ssize_t n;

	dup2(saved_stderr, STDERR_FILENO);
	close(saved_stderr);
	while ((n = read(pipe_out, text + len, sizeof(text) - 1 - len)) > 0)
		len += (size_t)n;
	close(pipe_out);
	text[len] = '\0';
	return text;
}

/* The line after its time, which must look like 2026-11-20T18:06:05.123Z. */
static const char *without_time(const char *line)
{
	static const char form[] = "dddd-dd-ddTdd:dd:dd.dddZ ";
	size_t i;

	for (i = 0; form[i]; i++) {
		if (form[i] == 'd')
			assert_in_range(line[i], '0', '9');
		else
			assert_int_equal(line[i], form[i]);
	}
	return line + i;
}

static void a_line_has_time_level_event_and_fields(void **state)
{
	catch_lines();
	log_event(LOG_INFO, "session.closed", LOG_INT("client", 12), LOG_ID("member", 33), LOG_WORD("why", "timed_out"));
	assert_string_equal(without_time(caught()),
		"info  session.closed client=12 member=0000000000011 why=timed_out\n");
	catch_lines();
	log_event(LOG_ERROR, "store.full");
	assert_string_equal(without_time(caught()), "error store.full\n");
}

static void an_odd_value_is_still_one_harmless_word(void **state)
{
	catch_lines();
	log_event(LOG_WARN, "x", LOG_WORD("w", "I am afraid\nof him"), LOG_WORD("none", NULL), LOG_ID("id", 0),
		LOG_INT("n", INT64_MIN));
	assert_string_equal(without_time(caught()),
		"warn  x w=I_am_afraid_of_him none=- id=0 n=-9223372036854775808\n");
}

static void a_long_line_is_cut_and_still_ends(void **state)
{
	char word[2000];
	const char *line;

	memset(word, 'w', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	catch_lines();
	log_event(LOG_INFO, "long", LOG_WORD("w", word));
	line = caught();
	assert_in_range(strlen(line), 100, 512);
	assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
}

static void lines_below_the_threshold_are_dropped(void **state)
{
	catch_lines();
	log_event(LOG_DEBUG, "quiet");
	log_threshold(LOG_ERROR);
	log_event(LOG_WARN, "quiet");
	log_threshold(LOG_DEBUG);
	log_event(LOG_DEBUG, "loud");
	log_threshold(LOG_INFO);
	assert_string_equal(without_time(caught()), "debug loud\n");
}

static void levels_are_parsed_by_name(void **state)
{
	enum log_level level = LOG_INFO;

	assert_int_equal(log_level_parse("error", &level), 0);
	assert_int_equal(level, LOG_ERROR);
	assert_int_equal(log_level_parse("debug", &level), 0);
	assert_int_equal(level, LOG_DEBUG);
	assert_int_equal(log_level_parse("Debug", &level), ERR_CONFIG);
	assert_int_equal(log_level_parse("", &level), ERR_CONFIG);
	assert_int_equal(level, LOG_DEBUG);
}

static void *log_fifty(void *arg)
{
	int i;

	for (i = 0; i < 50; i++)
		log_event(LOG_INFO, "thread.line", LOG_INT("a", 1), LOG_INT("b", 2));
	return NULL;
}

static void lines_of_threads_do_not_mix(void **state)
{
	pthread_t threads[4];
	const char *line;
	int i, count = 0;

	catch_lines();
	for (i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, log_fifty, NULL), 0);
	for (i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	for (line = caught(); *line; line = strchr(line, '\n') + 1, count++)
		assert_int_equal(strncmp(without_time(line), "info  thread.line a=1 b=2\n", 26), 0);
	assert_int_equal(count, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_has_time_level_event_and_fields),
		cmocka_unit_test(an_odd_value_is_still_one_harmless_word),
		cmocka_unit_test(a_long_line_is_cut_and_still_ends),
		cmocka_unit_test(lines_below_the_threshold_are_dropped),
		cmocka_unit_test(levels_are_parsed_by_name),
		cmocka_unit_test(lines_of_threads_do_not_mix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
