/* tests/fuzz/fuzz_pack.c: any bytes as a pack.  It is loaded and does its work, or is refused with one
 * line about a place in the file. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "moderation/moderation.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The pack is a text too; what it talks about is in it. */
static void check_itself(const struct moderation_rules *rules, const uint8_t *data, size_t size)
{
	static struct moderation_scratch *scratch;
	struct moderation_message message = { .text = (const char *)data, .len = size, .context = (const char *)data, .context_len = size / 2 };
	struct moderation_result result;

	if (!scratch)
		scratch = moderation_scratch_new();
	assert(scratch);
	if (!moderation_check(rules, scratch, &message, &result))
		assert(result.n_findings <= MODERATION_FINDINGS_MOST);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct moderation_source source = { "fuzz.rules", (const char *)data, size };
	struct moderation_fault fault = { .line = UINT32_MAX };
	struct moderation_rules *rules;
	int err = moderation_rules_new(&source, 1, NULL, 0, &rules, &fault);

	assert(err == 0 || err == MODERATION_BAD_PACK);
	if (err) {
		assert(!rules && fault.line <= size + 1 && fault.message[0] && !strchr(fault.message, '\n'));
		return 0;
	}
	check_itself(rules, data, size);
	moderation_rules_free(rules);
	return 0;
}
