/* moderation/vocabulary.c: see vocabulary.h. */
#include "moderation/vocabulary.h"

#include <string.h>

#define BUCKETS 65536u
#define NOTHING UINT32_MAX
/* A word by which a language is guessed is in every other message. */
#define CUE_COMMON 1000u

struct word_entry {
	const char *at;
	uint32_t len, hash, atom, next;
	bool prefix;
};

struct atom_entry {
	uint32_t packs, cues, node, sets;
};

struct node_entry {
	uint32_t atom, via, child, sibling, children;
};

struct set_entry {
	uint32_t *atoms;
	uint32_t n, hash, next;
};

struct membership_entry {
	uint32_t atom, concept, packs;
};

/* Room for one more item of `list`; NULL with v->err set when there is none. */
static void *room(struct vocabulary *v, void *list, size_t n, size_t size, size_t most)
{
	void *at = NULL;

	if (v->err)
		return NULL;
	if (n >= most)
		v->err = MODERATION_BAD_PACK;
	else if (!(at = hoard_grow(v->hoard, list, n, size)))
		v->err = MODERATION_NO_MEMORY;
	return at;
}

#define ROOM(v, list, n, most) ({ \
	void *at_ = room((v), (v)->list, (v)->n, sizeof(*(v)->list), (most)); \
	if (at_) \
		(v)->list = at_; \
	at_ != NULL; \
})

static uint32_t new_atom(struct vocabulary *v)
{
	if (!ROOM(v, atoms, n_atoms, RULES_ATOMS_MOST))
		return VOCABULARY_FULL;
	v->atoms[v->n_atoms] = (struct atom_entry){ 0 };
	return (uint32_t)v->n_atoms++;
}

static uint32_t new_node(struct vocabulary *v, uint32_t via)
{
	if (!ROOM(v, nodes, n_nodes, UINT32_MAX))
		return VOCABULARY_FULL;
	v->nodes[v->n_nodes] = (struct node_entry){ .via = via };
	return (uint32_t)v->n_nodes++;
}

static uint32_t *new_buckets(struct hoard *hoard)
{
	uint32_t *buckets = hoard_array(hoard, BUCKETS, sizeof(*buckets));

	if (buckets)
		memset(buckets, 0xff, BUCKETS * sizeof(*buckets));
	return buckets;
}

int vocabulary_init(struct vocabulary *v, struct hoard *hoard)
{
	*v = (struct vocabulary){ .hoard = hoard };
	v->buckets = new_buckets(hoard);
	v->set_buckets = new_buckets(hoard);
	if (!v->buckets || !v->set_buckets)
		return MODERATION_NO_MEMORY;
	new_atom(v);                          /* ATOM_NONE */
	new_atom(v);                          /* ATOM_NUMBER */
	new_node(v, ATOM_NONE);               /* node 0 is none */
	return v->err;
}

/* --- words and phrases --- */

static uint32_t find_word(const struct vocabulary *v, const struct word_entry *wanted)
{
	uint32_t i;

	for (i = v->buckets[wanted->hash % BUCKETS]; i != NOTHING; i = v->words[i].next) {
		const struct word_entry *w = &v->words[i];

		if (w->hash == wanted->hash && w->prefix == wanted->prefix && w->len == wanted->len &&
		    memcmp(w->at, wanted->at, w->len) == 0)
			return w->atom;
	}
	return VOCABULARY_FULL;
}

static uint32_t add_word(struct vocabulary *v, struct word_entry *word)
{
	uint32_t *head = &v->buckets[word->hash % BUCKETS];

	if (!ROOM(v, words, n_words, UINT32_MAX))
		return VOCABULARY_FULL;
	if (!(word->at = hoard_text(v->hoard, word->at, word->len))) {
		v->err = MODERATION_NO_MEMORY;
		return VOCABULARY_FULL;
	}
	if ((word->atom = new_atom(v)) == VOCABULARY_FULL)
		return VOCABULARY_FULL;
	word->next = *head;
	*head = (uint32_t)v->n_words;
	v->words[v->n_words++] = *word;
	return word->atom;
}

uint32_t vocabulary_word(struct vocabulary *v, const char *at, size_t len, bool prefix, uint32_t pack)
{
	struct word_entry word = { .at = at, .len = (uint32_t)len, .hash = text_hash(at, len), .prefix = prefix };
	uint32_t atom = find_word(v, &word);

	if (atom == VOCABULARY_FULL)
		atom = add_word(v, &word);
	if (atom != VOCABULARY_FULL)
		v->atoms[atom].packs |= 1u << pack;
	return atom;
}

void vocabulary_cue(struct vocabulary *v, uint32_t atom, uint32_t pack)
{
	v->atoms[atom].cues |= 1u << pack;
}

static uint32_t child_of(const struct vocabulary *v, uint32_t node, uint32_t atom)
{
	uint32_t child;

	for (child = v->nodes[node].child; child && v->nodes[child].via != atom; child = v->nodes[child].sibling)
		;
	return child;
}

/* The node after `node` by way of `atom`, made when it is not there. */
static uint32_t walk(struct vocabulary *v, uint32_t node, uint32_t atom)
{
	uint32_t child = child_of(v, node, atom);

	if (child)
		return child;
	child = new_node(v, atom);
	if (child == VOCABULARY_FULL)
		return child;
	v->nodes[child].sibling = v->nodes[node].child;
	v->nodes[node].child = child;
	v->nodes[node].children++;
	return child;
}

static uint32_t walk_first(struct vocabulary *v, uint32_t atom)
{
	uint32_t node = v->atoms[atom].node;

	if (!node && (node = new_node(v, atom)) != VOCABULARY_FULL)
		v->atoms[atom].node = node;
	return node;
}

uint32_t vocabulary_phrase(struct vocabulary *v, const struct phrase *phrase, uint32_t pack)
{
	uint32_t node, atom, i;

	if (phrase->n == 1)
		return phrase->atoms[0];
	node = walk_first(v, phrase->atoms[0]);
	for (i = 1; i < phrase->n && node != VOCABULARY_FULL; i++)
		node = walk(v, node, phrase->atoms[i]);
	if (node == VOCABULARY_FULL)
		return node;
	if (v->nodes[node].atom == ATOM_NONE) {
		if ((atom = new_atom(v)) == VOCABULARY_FULL)
			return atom;
		v->nodes[node].atom = atom;
	}
	v->atoms[v->nodes[node].atom].packs |= 1u << pack;
	return v->nodes[node].atom;
}

/* --- sets --- */

static size_t sort_unique(uint32_t *at, size_t n)
{
	size_t i, j, gap, kept = 0;

	for (gap = n / 2; gap > 0; gap /= 2)
		for (i = gap; i < n; i++) {
			uint32_t x = at[i];

			for (j = i; j >= gap && at[j - gap] > x; j -= gap)
				at[j] = at[j - gap];
			at[j] = x;
		}
	for (i = 0; i < n; i++)
		if (kept == 0 || at[kept - 1] != at[i])
			at[kept++] = at[i];
	return kept;
}

static uint32_t add_set(struct vocabulary *v, struct set_entry *set)
{
	uint32_t *head = &v->set_buckets[set->hash % BUCKETS], *copy, i;

	if (!ROOM(v, sets, n_sets, RULES_SYMBOLS_MOST))
		return VOCABULARY_FULL;
	if (!(copy = hoard_array(v->hoard, set->n, sizeof(*copy)))) {
		v->err = MODERATION_NO_MEMORY;
		return VOCABULARY_FULL;
	}
	memcpy(copy, set->atoms, set->n * sizeof(*copy));
	for (i = 0; i < set->n; i++)
		v->atoms[copy[i]].sets++;
	set->atoms = copy;
	set->next = *head;
	*head = (uint32_t)v->n_sets;
	v->sets[v->n_sets] = *set;
	return (uint32_t)v->n_sets++;
}

uint32_t vocabulary_set(struct vocabulary *v, uint32_t *atoms, size_t n)
{
	struct set_entry set = { .atoms = atoms, .n = (uint32_t)sort_unique(atoms, n) };
	uint32_t i;

	set.hash = text_hash((const char *)atoms, set.n * sizeof(*atoms));
	for (i = v->set_buckets[set.hash % BUCKETS]; i != NOTHING; i = v->sets[i].next)
		if (v->sets[i].n == set.n && memcmp(v->sets[i].atoms, atoms, set.n * sizeof(*atoms)) == 0)
			return i;
	return add_set(v, &set);
}

uint64_t vocabulary_commonness(const struct vocabulary *v, uint32_t symbol)
{
	const struct set_entry *set = &v->sets[symbol];
	uint64_t sum = 0;
	uint32_t i;

	for (i = 0; i < set->n; i++)
		sum += 1 + v->atoms[set->atoms[i]].sets + (v->atoms[set->atoms[i]].cues ? CUE_COMMON : 0);
	return sum;
}

/* --- concepts --- */

static uint32_t find_concept(struct vocabulary *v, const char *name)
{
	uint32_t i;

	for (i = 0; i < v->n_concepts; i++)
		if (strcmp(v->concepts[i].name, name) == 0)
			return i;
	if (!ROOM(v, concepts, n_concepts, UINT32_MAX))
		return VOCABULARY_FULL;
	v->concepts[i] = (struct named){ name, text_hash(name, strlen(name)) };
	v->n_concepts++;
	return i;
}

int vocabulary_concept(struct vocabulary *v, const char *name, const uint32_t *atoms, size_t n, uint32_t pack)
{
	uint32_t concept = find_concept(v, name);
	size_t i;

	for (i = 0; i < n && ROOM(v, members, n_members, UINT32_MAX); i++)
		v->members[v->n_members++] = (struct membership_entry){ atoms[i], concept, 1u << pack };
	return v->err;
}

/* --- as it stays --- */

static int fill_lexicon(const struct vocabulary *v, struct moderation_rules *rules, struct lexicon *lexicon,
                        bool prefix)
{
	uint32_t size = 16, n = 0, i, slot, at = 0;

	for (i = 0; i < v->n_words; i++)
		n += v->words[i].prefix == prefix;
	while (size < 2 * n)
		size *= 2;
	lexicon->mask = size - 1;
	if (!(lexicon->slots = hoard_array(&rules->hoard, size, sizeof(*lexicon->slots))))
		return MODERATION_NO_MEMORY;
	for (i = 0; i < v->n_words; at += v->words[i++].len) {
		const struct word_entry *w = &v->words[i];

		if (w->prefix != prefix)
			continue;
		for (slot = w->hash & lexicon->mask; lexicon->slots[slot].atom; slot = (slot + 1) & lexicon->mask)
			;
		lexicon->slots[slot] = (struct lexeme){ w->hash, w->atom, at, w->len };
		lexicon->filter[w->hash % LEXICON_FILTER_BITS / 64] |= UINT64_C(1) << w->hash % 64;
	}
	return 0;
}

static int fill_words(const struct vocabulary *v, struct moderation_rules *rules)
{
	size_t bytes = 0, i;
	char *to;

	for (i = 0; i < v->n_words; i++)
		bytes += v->words[i].len;
	rules->letters = to = hoard_new(&rules->hoard, bytes);
	if (!rules->letters)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < v->n_words; to += v->words[i++].len)
		memcpy(to, v->words[i].at, v->words[i].len);
	if (fill_lexicon(v, rules, &rules->words, false))
		return MODERATION_NO_MEMORY;
	return fill_lexicon(v, rules, &rules->prefixes, true);
}

static void sort_edges(struct edge *at, size_t n)
{
	size_t i, j;

	for (i = 1; i < n; i++) {
		struct edge x = at[i];

		for (j = i; j > 0 && at[j - 1].atom > x.atom; j--)
			at[j] = at[j - 1];
		at[j] = x;
	}
}

static int fill_trie(const struct vocabulary *v, struct moderation_rules *rules)
{
	uint32_t i, child, n = 0;

	rules->nodes = hoard_array(&rules->hoard, v->n_nodes + 1, sizeof(*rules->nodes));
	rules->edges = hoard_array(&rules->hoard, v->n_nodes, sizeof(*rules->edges));
	if (!rules->nodes || !rules->edges)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < v->n_nodes; i++) {
		rules->nodes[i] = (struct node){ v->nodes[i].atom, n };
		for (child = v->nodes[i].child; child; child = v->nodes[child].sibling)
			rules->edges[n++] = (struct edge){ v->nodes[child].via, child };
		sort_edges(rules->edges + rules->nodes[i].edges, n - rules->nodes[i].edges);
	}
	rules->nodes[i].edges = n;
	rules->n_nodes = i;
	return 0;
}

/* symbols_of[] is atoms_of[] the other way round. */
static int fill_sets(const struct vocabulary *v, struct moderation_rules *rules)
{
	size_t total = 0, i, j;
	uint32_t *filled;

	for (i = 0; i < v->n_sets; i++)
		total += v->sets[i].n;
	rules->symbols = hoard_array(&rules->hoard, v->n_sets + 1, sizeof(*rules->symbols));
	rules->atoms_of = hoard_array(&rules->hoard, total, sizeof(*rules->atoms_of));
	rules->symbols_of = hoard_array(&rules->hoard, total, sizeof(*rules->symbols_of));
	filled = hoard_array(v->hoard, v->n_atoms, sizeof(*filled));
	if (!rules->symbols || !rules->atoms_of || !rules->symbols_of || !filled)
		return MODERATION_NO_MEMORY;
	for (i = total = 0; i < v->n_sets; i++) {
		const struct set_entry *set = &v->sets[i];

		rules->symbols[i].atoms = (uint32_t)total;
		for (j = 0; j < set->n; j++) {
			uint32_t atom = set->atoms[j];

			rules->atoms_of[total++] = atom;
			rules->symbols_of[rules->atoms[atom].symbols + filled[atom]++] = (uint32_t)i;
			rules->atoms[atom].sieve |= symbol_sieve((uint32_t)i);
		}
	}
	rules->symbols[i].atoms = (uint32_t)total;
	rules->n_symbols = (uint32_t)i;
	return 0;
}

/* Classes of one name in several packs become one entry of an atom. */
static void join_packs(struct membership *at, uint32_t *n, const struct membership_entry *new)
{
	uint32_t i;

	for (i = 0; i < *n; i++)
		if (at[i].concept == new->concept)
			break;
	if (i == *n)
		at[(*n)++] = (struct membership){ .concept = new->concept };
	at[i].packs |= new->packs;
}

/* A place is kept for every membership; where classes were joined, the rest has packs 0. */
static int fill_concepts(const struct vocabulary *v, struct moderation_rules *rules)
{
	uint32_t *n = hoard_array(v->hoard, v->n_atoms + 1, sizeof(*n));
	uint32_t total = 0, i;

	rules->concepts_of = hoard_array(&rules->hoard, v->n_members, sizeof(*rules->concepts_of));
	rules->concepts = hoard_array(&rules->hoard, v->n_concepts, sizeof(*rules->concepts));
	if (!n || !rules->concepts_of || !rules->concepts)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < v->n_concepts; i++) {
		const char *name = v->concepts[i].name;

		rules->concepts[i].hash = v->concepts[i].hash;
		if (!(rules->concepts[i].name = hoard_text(&rules->hoard, name, strlen(name))))
			return MODERATION_NO_MEMORY;
	}
	for (i = 0; i < v->n_members; i++)
		n[v->members[i].atom]++;
	for (i = 0; i <= v->n_atoms; i++) {
		rules->atoms[i].concepts = total;
		total += n[i];
		n[i] = 0;
	}
	for (i = 0; i < v->n_members; i++) {
		uint32_t atom = v->members[i].atom;

		join_packs(rules->concepts_of + rules->atoms[atom].concepts, &n[atom], &v->members[i]);
	}
	return 0;
}

static int fill_atoms(const struct vocabulary *v, struct moderation_rules *rules)
{
	uint32_t total = 0, i;

	rules->atoms = hoard_array(&rules->hoard, v->n_atoms + 1, sizeof(*rules->atoms));
	if (!rules->atoms)
		return MODERATION_NO_MEMORY;
	for (i = 0; i < v->n_atoms; i++) {
		const struct atom_entry *a = &v->atoms[i];

		rules->atoms[i] = (struct atom){
			.packs = a->packs, .cues = a->cues, .node = a->node, .symbols = total };
		total += a->sets;
	}
	rules->atoms[i].symbols = total;
	rules->n_atoms = i;
	return 0;
}

int vocabulary_finish(struct vocabulary *v, struct moderation_rules *rules)
{
	if (fill_words(v, rules) || fill_atoms(v, rules) || fill_trie(v, rules) || fill_sets(v, rules) ||
	    fill_concepts(v, rules))
		return MODERATION_NO_MEMORY;
	return 0;
}
