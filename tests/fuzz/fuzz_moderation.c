/* tests/fuzz/fuzz_moderation.c: any bytes as a message, with a context and a history, on two small packs.
 *
 *  (1) What is not UTF-8 is told apart, and nothing else is refused.
 *  (2) Findings are in order, within the text, of whole characters; none is above the result.
 *  (3) History raises or leaves.  The same message gives the same result.
 *  (4) The work is linear. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "moderation/scratch.h"
#include "moderation/utf8.h"

#define STEPS_A_BYTE 400u

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define EXAMPLES "+ a\n+ b\n+ c\n- d\n- e\n- f\n"

static const char english[] = "language en\ncues the i my to and\n"
	"class want = want | wanna | want to | wish*\nclass go = go | leave | head off | @want @want\n"
	"rule go\nlevel red\ncategory suicide\nwhy x\nmatch i <0-3> @want <0-1> @go\nmatch ^ <<0-9>> so? <0-2> @go $\nunless not <0-2> so\n"
	"raise crisis with now | at # <<0-4>> now\n" EXAMPLES
	"rule farewell\nhint\nmatch bye\n" EXAMPLES
	"rule asked\nlevel amber\ncategory none\nwhy x\nmatch yes | so <<1-6>> so\ncontext @go | want*\nshort 20\n" EXAMPLES
	"rule both\nlevel crisis\ncategory abuse\nwhy x\ncombine go & farewell within 20\n" EXAMPLES
	"rule rude\nboundary harassment\nwhy x\nmatch stupid\n" EXAMPLES
	"modifier no\nmatch not | no. well\nscope after 6\nstop but | so so\nunless no no\nlower green\n" EXAMPLES
	"modifier said\nscope quoted\nlower amber\nonly harassment go*\n" EXAMPLES;
static const char german[] = "language de\ncues ich die und will so\nrule weg\nlevel red\ncategory none\nwhy x\nmatch ich <0-3> weg | die # wege?\n" EXAMPLES;

static struct moderation_rules *rules;
static struct moderation_scratch *scratch;

static void load(void)
{
	const struct moderation_source sources[] = {
		{ "en.rules", english, sizeof(english) - 1 }, { "de.rules", german, sizeof(german) - 1 },
	};
	struct moderation_fault fault;

	assert(moderation_rules_new(sources, 2, NULL, 0, &rules, &fault) == 0);
	scratch = moderation_scratch_new();
	assert(scratch);
}

static bool begins_character(const struct moderation_message *message, uint32_t at)
{
	return at == message->len || ((unsigned char)message->text[at] & 0xc0) != 0x80;
}

static void look_at(const struct moderation_message *message, const struct moderation_result *result)
{
	size_t i;

	assert(result->n_findings <= MODERATION_FINDINGS_MOST);
	assert(result->triage > TRIAGE_GREEN || result->category == CATEGORY_NONE);
	assert(result->triage == TRIAGE_GREEN || (result->n_findings > 0 && result->findings[0].level == result->triage));
	for (i = 0; i < result->n_findings; i++) {
		const struct moderation_finding *f = &result->findings[i];

		assert(f->from < f->to && f->to <= message->len && f->to > message->earlier);
		assert(begins_character(message, f->from) && begins_character(message, f->to));
		assert(f->level <= f->raw && f->rule && f->why && (f->boundary < 0 || f->level == TRIAGE_GREEN));
		assert(i == 0 || f->level <= f[-1].level);
	}
}

/* The first bytes choose history, language and where the context ends. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const languages[] = { "en", "de", NULL, "xx" };
	struct moderation_message message;
	static struct moderation_result calm, result;
	size_t cut;
	int err;

	if (!rules)
		load();
	if (size < 4)
		return 0;
	cut = data[1] < size - 4 ? data[1] : 0;
	message = (struct moderation_message){ .text = (const char *)data + 4 + cut, .len = size - 4 - cut, .context = (const char *)data + 4,
		.context_len = cut, .earlier = data[2], .language = languages[data[0] & 3] };
	scratch->sight.steps = 0;
	err = moderation_check(rules, scratch, &message, &calm);
	assert(err == (utf8_valid(message.text, message.len) ? 0 : MODERATION_BAD_UTF8) || message.len > MODERATION_TEXT_MOST);
	if (err)
		return 0;
	assert(scratch->sight.steps <= STEPS_A_BYTE * (message.len + 16));
	look_at(&message, &calm);
	message.peak = data[0] >> 2 & 3;
	message.ambers = data[3] & 7;
	assert(moderation_check(rules, scratch, &message, &result) == 0);
	look_at(&message, &result);
	assert(result.triage >= calm.triage && result.boundaries == calm.boundaries);
	return 0;
}
