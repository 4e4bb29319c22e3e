/* clients/cli/triage.c: `cairn triage`: what the moderation module says of messages, without a server. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli.h"
#include "moderation/tools/load.h"
#include "moderation/tools/predict.h"
#include "moderation/tools/score.h"
#include "triage_line.h"

static int faulty(const struct moderation_fault *fault)
{
	if (fault->line)
		complain("%s:%u: %s", fault->file, fault->line, fault->message);
	else
		complain("%s: %s", fault->file, fault->message);
	return BROKEN;
}

/* --- packs and model --- */

/* The model that was named, or the one beside the packs when there is one. */
static const char *model_of(const struct options *o, const char *packs, char ret_path[PATH_MAX])
{
	if (o->model)
		return strcmp(o->model, "none") ? o->model : NULL;
	if (snprintf(ret_path, PATH_MAX, "%s/" LOAD_MODEL, packs) >= PATH_MAX || access(ret_path, R_OK))
		return NULL;
	return ret_path;
}

static int load(const struct options *o, struct moderation_rules **ret_rules)
{
	char found[PATH_MAX], model[PATH_MAX];
	const char *packs = o->packs ? o->packs : found;
	struct moderation_fault fault;

	if (!o->packs && !load_find(found)) {
		complain("no packs found; name their directory with --packs");
		return BROKEN;
	}
	return load_rules(packs, model_of(o, packs, model), ret_rules, &fault) ? faulty(&fault) : DONE;
}

/* --- messages from standard input --- */

static bool print_answer(json_t *answer)
{
	char *line = need(json_dumps(answer, JSON_COMPACT));
	bool good = puts(line) >= 0 && !fflush(stdout);

	json_decref(answer);
	mem_free(line);
	return good;
}

static int answer_all(struct triage_line *t)
{
	char *line = NULL;
	size_t room = 0, number = 0;
	ssize_t len;
	bool good = true;

	while (good && (len = getline(&line, &room, stdin)) >= 0) {
		len -= len && line[len - 1] == '\n';
		number++;
		if (len)
			good = print_answer(need(triage_answer(t, line, (size_t)len, number)));
	}
	free(line);
	if (!good || ferror(stdin))
		return BROKEN;
	return t->bad ? REFUSED : DONE;
}

static int answer(const struct options *o)
{
	struct triage_line t = { 0 };
	struct moderation_rules *rules = NULL;
	int result = load(o, &rules);

	if (result == DONE) {
		t.rules = rules;
		t.scratch = need(moderation_scratch_new());
		result = answer_all(&t);
	}
	moderation_scratch_free(t.scratch);
	moderation_rules_free(rules);
	return result;
}

/* --- scores --- */

static int predict(const struct options *o, const struct corpus *gold, struct label *ret)
{
	struct moderation_rules *rules = NULL;
	struct moderation_fault fault;
	int result = DONE;

	if (o->predictions)
		return predict_from_file(gold, o->predictions, ret, &fault) ? faulty(&fault) : DONE;
	result = load(o, &rules);
	if (result == DONE && predict_by_rules(gold, rules, ret, &fault))
		result = faulty(&fault);
	moderation_rules_free(rules);
	return result;
}

static int score(const struct options *o)
{
	struct corpus gold = { 0 };
	struct moderation_fault fault;
	struct label *told = NULL;
	int result;

	if (corpus_read(&gold, o->score, &fault)) {
		result = faulty(&fault);
	} else {
		told = need(mem_array(gold.n, sizeof(*told)));
		result = predict(o, &gold, told);
	}
	if (result == DONE) {
		score_print(stdout, &gold, told);
		score_print_misses(stdout, &gold, told);
	}
	mem_free(told);
	corpus_release(&gold);
	return result;
}

int run_triage(struct cli *cli)
{
	if (cli->opt.predictions && !cli->opt.score) {
		complain("--predictions needs --score");
		return WRONG_USE;
	}
	return cli->opt.score ? score(&cli->opt) : answer(&cli->opt);
}
