/* server/gateway/lws_peer.c: one connection's memory and deadlines. */
#include "gateway/lws.h"

#include "base/mem.h"
#include "gateway/progress.h"
#include "protocol/generated/messages.h"

struct peer *peer_of(struct lws *wsi)
{
	return lws_get_opaque_user_data(wsi);
}

void peer_set_user(struct peer *p, void *user)
{
	p->user = user;
}

void *peer_user(const struct peer *p)
{
	return p->user;
}

void peer_kill(struct peer *p)
{
	if (p->dead || !p->wsi)
		return;
	p->dead = true;
	lws_set_timeout(p->wsi, PENDING_TIMEOUT_CLOSE_SEND, LWS_TO_KILL_ASYNC);
	p->transport->kicked = true;
}

static int64_t due(const struct transport *t, int64_t seconds)
{
	return t->clock->mono_ms(t->clock->ctx) + seconds * 1000;
}

void peer_due_in(struct peer *p, int64_t seconds)
{
	wheel_set(&p->transport->wheel, &p->in_due, due(p->transport, seconds));
}

static uint64_t acked(const struct peer *p)
{
	return p->wsi ? progress_of(lws_get_socket_fd(p->wsi)) : 0;
}

void peer_due_out(struct peer *p, int64_t seconds)
{
	p->acked = acked(p);
	wheel_set(&p->transport->wheel, &p->out_due, due(p->transport, seconds));
}

static void in_too_late(struct wheel_timer *timer)
{
	struct peer *p = container_of(timer, struct peer, in_due);

	if (p->stage == PEER_SOCKET && !p->shutting)
		transport_shut(p, CLOSE_TIMED_OUT);
	else
		peer_kill(p);
}

/* A slow reader that takes a little in time is let be; one that takes nothing is not. */
static void out_too_late(struct wheel_timer *timer)
{
	struct peer *p = container_of(timer, struct peer, out_due);

	if (!p->shutting && acked(p) > p->acked)
		peer_due_out(p, p->transport->config->limits_stall_s);
	else
		peer_kill(p);
}

struct peer *peer_new(struct transport *t, uint64_t address)
{
	struct peer *p = mem_new(sizeof(*p));

	if (!p)
		return NULL;
	p->transport = t;
	p->address = address;
	list_push(&t->peers, &p->link);
	list_init(&p->watched);
	wheel_timer_init(&p->in_due, in_too_late);
	wheel_timer_init(&p->out_due, out_too_late);
	buf_init(&p->in, (size_t)t->config->limits_frame_kb * 1024);
	if (++t->count > t->peak)
		t->peak = t->count;
	return p;
}

void peer_free(struct peer *p)
{
	struct transport *t = p->transport;

	if (p->address)
		addresses_give(&t->addresses, p->address);
	wheel_clear(&p->in_due);
	wheel_clear(&p->out_due);
	list_remove(&p->link);
	list_remove(&p->watched);
	buf_release(&p->in);
	buf_release(&p->head);
	http_forget_request(p);
	mem_free(p);
	t->count--;
	if (!t->stopping)
		listener_wake(&t->listener);
	transport_go_if_empty(t);
}
