/* clients/cli/link.h: one WebSocket to the server, kept up.  The only libwebsockets.
 *
 * Knows nothing of what is said: dialogue.c does.  One thread; every hook is
 * called from link_run().
 *
 *  (1) After a connection is lost the link makes another by itself, later each
 *      time (0.25 s doubling to 15 s, spread at random), unless lost() says no.
 *  (2) What was not sent when the connection was lost is dropped: who has a
 *      reason to say it again does so in opened(). */
#ifndef CAIRN_CLI_LINK_H
#define CAIRN_CLI_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct link;

struct link_hooks {
	void (*opened)(void *ctx);
	void (*message)(void *ctx, const char *text, size_t len);
	/* `code` is a WebSocket close code, an HTTP status (< 1000) that refused the
	 * connection, or 0; `why` is for a person.  Return false to end link_run(). */
	bool (*lost)(void *ctx, int code, const char *why);
	/* The time asked for with link_wake() has come. */
	void (*tick)(void *ctx);
	void *ctx;
};

struct link_target {
	const char *server;                   /* http[s]://host[:port], also the Origin */
	const char *cookies;                  /* value of the Cookie header; "" for none */
	const char *ca;                       /* PEM file instead of the system's authorities, or NULL */
};

/* Copies both.  NULL when the address is not one or memory is gone. */
struct link *link_new(const struct link_target *target, const struct link_hooks *hooks);
void link_free(struct link *l);
/* Connect, and serve until link_end(). */
void link_run(struct link *l);
void link_end(struct link *l);
/* Send one text message when there is a connection. */
void link_send(struct link *l, const char *text, size_t len);
/* Give this connection up; lost() follows. */
void link_drop(struct link *l);
/* The server took us in: the next loss is followed by a quick try again. */
void link_settled(struct link *l);
/* Call tick() once at this time of now_ms(); replaces the time asked before. */
void link_wake(struct link *l, int64_t at_ms);
/* Call `ready` whenever `fd` can be read (or is at its end), until it returns false.
 * One such at most; the descriptor stays the caller's.  False when that cannot be done. */
bool link_watch(struct link *l, int fd, bool (*ready)(void *ctx), void *ctx);

#endif
