/* moderation/check.c: one message through all the steps; see moderation.h. */
#include <string.h>

#include "moderation/contact.h"
#include "moderation/findings.h"
#include "moderation/heap.h"
#include "moderation/matching.h"

struct moderation_scratch *moderation_scratch_new(void)
{
	return heap_new(sizeof(struct moderation_scratch));
}

void moderation_scratch_free(struct moderation_scratch *scratch)
{
	heap_free(scratch);
}

/* A context that cannot be read is as good as none: the message is what counts. */
static void read_context(const struct moderation_rules *rules, struct moderation_scratch *s, const char *at, size_t len)
{
	s->has_context = at && len > 0 && len <= MODERATION_TEXT_MOST && text_read(&s->context, at, len) == 0;
	if (!s->has_context)
		return;
	sight_read(&s->context_sight, rules, &s->context);
	match_rules(s, &s->context_sight, NULL, &s->context_matches);
}

/* The first token that ends after byte `at`. */
static uint32_t token_at(const struct text *text, size_t at)
{
	size_t low = 0, high = text->n_tokens;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (text->tokens[middle].to <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

static const struct rule *rule_of_contact(const struct moderation_rules *rules, const char *id)
{
	uint32_t i;

	for (i = rules->built_in; i < rules->n_rules; i++)
		if (strcmp(rules->rules[i].name, id) == 0)
			return &rules->rules[i];
	return NULL;
}

/* What the finder of numbers and links found, as hits of rules. */
static void add_contacts(const struct moderation_rules *rules, struct moderation_scratch *s)
{
	size_t n = contact_find(rules->contact, &s->text, s->contacts, SCRATCH_CONTACTS_MOST), i;

	for (i = 0; i < n; i++) {
		const struct contact_hit *contact = &s->contacts[i];
		const struct rule *rule = rule_of_contact(rules, contact->id);

		if (rule)
			match_add(&s->matches, &(struct hit){
				.rule = rule, .category = CATEGORY_NONE, .boundary = contact->boundary,
				.first = token_at(&s->text, contact->from), .last = token_at(&s->text, contact->to - 1) });
	}
	if (n > 0)
		match_sort(&s->matches);
}

static void check(const struct moderation_rules *rules, struct moderation_scratch *s, struct findings *f)
{
	const struct moderation_message *message = f->message;

	sight_read(&s->sight, rules, &s->text);
	language_read(&s->language, &s->sight, message->language);
	read_context(rules, s, message->context, message->context_len);
	match_rules(s, &s->sight, s->has_context ? &s->context_sight : NULL, &s->matches);
	add_contacts(rules, s);
	modify_hits(s);
	f->new = token_at(&s->text, message->earlier);
	combine_hits(s, f->new);
	findings_of_rules(f);
	if (rules->model)
		findings_of_model(f, rules->model);
	findings_of_history(f);
}

int moderation_check(const struct moderation_rules *rules, struct moderation_scratch *scratch,
                     const struct moderation_message *message, struct moderation_result *ret)
{
	struct findings f = { .scratch = scratch, .message = message, .ret = ret };
	int err;

	memset(ret, 0, sizeof(*ret));
	if (message->len > MODERATION_TEXT_MOST)
		return MODERATION_TOO_LONG;
	if ((err = text_read(&scratch->text, message->text, message->len)))
		return err;
	ret->category = CATEGORY_NONE;
	check(rules, scratch, &f);
	return 0;
}
