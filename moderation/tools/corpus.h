/* moderation/tools/corpus.h: labelled messages from files, for training and for scoring.
 *
 * Two formats, told apart by the name of the file:
 *   *.txt    moderation/corpus/: headings `## level category [+boundary ...] [tag ...]`, each followed
 *            by its messages, one a line; `context || message`; \n is a line break within a burst;
 *            `# ` begins a comment
 *   *.jsonl  one object a line: id, lang, text, context, triage, category, boundaries, why;
 *            tags stand at the beginning of `why`, as "[hn][obf] ..."
 * The language is the name of the directory, or the beginning of the file's: de/sucht.txt, blind/de.txt, blind/en-b.txt.
 * These do I/O and allocate by moderation/heap.h; the library itself does neither. */
#ifndef CAIRN_MODERATION_CORPUS_H
#define CAIRN_MODERATION_CORPUS_H

#include "moderation/moderation.h"

/* Slices of the scorer; nothing is learnt from them. */
#define TAG_LIST(X) \
	X(TAG_HN, "hn")                       /* hard negative: looks urgent, is not */ \
	X(TAG_BHN, "bhn")                     /* looks like a breach, is none */ \
	X(TAG_OBF, "obf")                     /* disguised or degraded spelling */ \
	X(TAG_CTX, "ctx")                     /* the label turns on the context */

#define X(code, word) code,
enum tag { TAG_LIST(X) TAG_COUNT };
#undef X

const char *tag_name(enum tag tag);

struct label {
	enum triage triage;
	enum category category;
	unsigned boundaries;                  /* 1u << enum boundary */
};

struct sample {
	char *id;                             /* as given, or "en/nights.txt:12" */
	char *text, *context;                 /* NUL-terminated; context NULL: none */
	size_t len, context_len;
	char language[8];                     /* "en"; "" when not told */
	unsigned file;                        /* in order of reading: whole files are left out together */
	unsigned tags;                        /* 1u << enum tag */
	bool reference;                       /* of a *.jsonl: labelled by others than who wrote the corpus */
	struct label label;
};

struct corpus {
	struct sample *at;
	size_t n, room;
	unsigned files;
	char **sources;                       /* paths that were read, directories too */
	size_t n_sources;
};

/* Append the messages of a file.  0; or -1 with *ret_fault filled, and the corpus as far as it
 * was read.  A zeroed struct corpus is empty; corpus_release() frees it on either outcome. */
int corpus_read(struct corpus *corpus, const char *path, struct moderation_fault *ret_fault);
/* All *.txt and *.jsonl of a directory and of those directly below it, in order of their names, but `blind`,
 * which is kept for measuring. */
int corpus_read_tree(struct corpus *corpus, const char *directory, struct moderation_fault *ret_fault);
void corpus_release(struct corpus *corpus);

/* Take out every message that is in `other` too, with the same context. */
void corpus_drop(struct corpus *corpus, const struct corpus *other);

/* The marker stands where a person gave a method; nothing may be learnt from it, so training takes it out. */
#define CORPUS_MARKER "[detail removed]"
/* Cut every marker out of at[0..len); returns the new length.  The result stays NUL-terminated. */
size_t corpus_strip(char *at, size_t len);

#endif
