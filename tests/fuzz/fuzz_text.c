/* tests/fuzz/fuzz_text.c: any bytes at all as a message: its tokens, and contacts and links in it.
 *
 * What is read keeps the promises of moderation/text.h: tokens in order, of whole characters,
 * with hashes that fit; hits lie within the text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "moderation/contact.h"
#include "moderation/moderation.h"
#include "moderation/text.h"
#include "moderation/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HITS_MOST 64

static struct text text;
static struct contact *contact;

static void must(int truth)
{
	if (!truth)
		abort();
}

static void check_forms(const struct token *token)
{
	uint32_t i;

	must(token->n_forms > 0 && token->first_form + token->n_forms <= text.n_forms);
	for (i = token->first_form; i < token->first_form + token->n_forms; i++) {
		const struct form *form = &text.forms[i];

		must(form->len <= TEXT_FORM_LEN && form->at >= text.letters && form->at + form->len <= text.letters + text.n_letters);
		must(form->hash == text_hash(form->at, form->len) && utf8_valid(form->at, form->len));
	}
}

static void check_tokens(const char *at, size_t len)
{
	uint32_t end = 0;
	size_t i;

	must(text.n_tokens <= TEXT_TOKENS_MOST && text.n_forms <= TEXT_FORMS_MOST && text.n_letters <= sizeof(text.letters));
	for (i = 0; i < text.n_tokens; i++) {
		const struct token *token = &text.tokens[i];

		must(token->from >= end && token->from < token->to && token->to <= len);
		must(utf8_valid(at + token->from, token->to - token->from));
		check_forms(token);
		end = token->to;
	}
}

static void check_contacts(const char *at, size_t len)
{
	struct contact_hit hits[HITS_MOST];
	size_t i, n = contact_find(contact, &text, hits, HITS_MOST);

	must(n <= HITS_MOST);
	for (i = 0; i < n; i++) {
		must(hits[i].from < hits[i].to && hits[i].to <= len && hits[i].id && hits[i].why);
		must(utf8_valid(at + hits[i].from, hits[i].to - hits[i].from));
	}
}

static void check_fold(const char *at, size_t len)
{
	char folded[TEXT_FORM_LEN];
	size_t n = text_fold_word(at, len, folded);

	must(n <= TEXT_FORM_LEN && utf8_valid(folded, n));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy of exactly this size, so that one byte too far is seen. */
	char *bytes = malloc(size ? size : 1);
	int err;

	if (!contact)
		contact = contact_new();
	if (!bytes || !contact)
		abort();
	if (size)
		memcpy(bytes, data, size);
	err = text_read(&text, bytes, size);
	must(err == 0 || (text.n_tokens == 0 && (err == MODERATION_TOO_LONG || !utf8_valid(bytes, size))));
	if (!err) {
		check_tokens(bytes, size);
		check_contacts(bytes, size);
	}
	check_fold(bytes, size);
	free(bytes);
	return 0;
}
