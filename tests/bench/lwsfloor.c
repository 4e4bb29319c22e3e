/* tests/bench/lwsfloor.c: what libwebsockets on libuv costs with no application behind it.
 *
 * A room server in the documented style: each message asks for a writable event
 * of each recipient, and that event sends everything pending in one frame. */
#include <libwebsockets.h>
#include <uv.h>

#include "base/list.h"
#include "base/mem.h"

#define ROOMS_MOST 1024
#define KEPT (256 * 1024)                 /* bytes of a room that readers may be behind */
#define MESSAGE_MOST 4096

struct room {
	struct list members;
	uint64_t head;                        /* bytes ever said */
	char *kept;                           /* the last KEPT of them, a ring */
};

struct member {
	struct list link;
	struct lws *wsi;
	struct room *room;
	uint64_t at;                          /* bytes of the room it has */
	size_t n_in;
	char *in;                             /* a message that came in parts */
	bool asked;
};

static struct room rooms[ROOMS_MOST];

static int enter(struct member *m, struct lws *wsi)
{
	char path[64] = "/0";
	unsigned long number;

	(void)lws_hdr_copy(wsi, path, sizeof(path), WSI_TOKEN_GET_URI);
	number = strtoul(path + 1, NULL, 10);
	*m = (struct member){ .wsi = wsi, .room = &rooms[number < ROOMS_MOST ? number : 0] };
	m->at = m->room->head;
	list_push(&m->room->members, &m->link);
	return 0;
}

/* How many of `len` bytes from `at` on lie before the ring's end. */
static size_t before_end(uint64_t at, size_t len)
{
	size_t left = KEPT - at % KEPT;

	return len < left ? len : left;
}

static void keep(struct room *room, const char *at, size_t len)
{
	size_t first = before_end(room->head, len);

	if (!room->kept)
		room->kept = mem_new(KEPT);
	if (!room->kept)
		exit(1);
	memcpy(room->kept + room->head % KEPT, at, first);
	memcpy(room->kept, at + first, len - first);
	room->head += len;
}

static void said(struct room *room, const char *at, size_t len)
{
	struct list *it, *tmp;

	keep(room, at, len);
	list_each(it, tmp, &room->members) {
		struct member *m = container_of(it, struct member, link);

		if (!m->asked)
			lws_callback_on_writable(m->wsi);
		m->asked = true;
	}
}

static int receive(struct member *m, const char *at, size_t len)
{
	if (!m->n_in && lws_is_final_fragment(m->wsi)) {
		said(m->room, at, len);
		return 0;
	}
	if (!m->in)
		m->in = mem_new(MESSAGE_MOST);
	if (!m->in || m->n_in + len > MESSAGE_MOST)
		return -1;
	memcpy(m->in + m->n_in, at, len);
	m->n_in += len;
	if (lws_is_final_fragment(m->wsi)) {
		said(m->room, m->in, m->n_in);
		m->n_in = 0;
	}
	return 0;
}

static int writable(struct member *m)
{
	static unsigned char space[LWS_PRE + KEPT];
	size_t len = (size_t)(m->room->head - m->at), first = before_end(m->at, len);

	m->asked = false;
	if (!len || len > KEPT)
		return len ? -1 : 0;
	memcpy(space + LWS_PRE, m->room->kept + m->at % KEPT, first);
	memcpy(space + LWS_PRE + first, m->room->kept, len - first);
	m->at += len;
	return lws_write(m->wsi, space + LWS_PRE, len, LWS_WRITE_TEXT) < (int)len ? -1 : 0;
}

static int leave(struct member *m)
{
	list_remove(&m->link);
	mem_free(m->in);
	return 0;
}

static int callback(struct lws *wsi, enum lws_callback_reasons why, void *user, void *in, size_t len)
{
	switch (why) {
	case LWS_CALLBACK_ESTABLISHED:
		return enter(user, wsi);
	case LWS_CALLBACK_RECEIVE:
		return receive(user, in, len);
	case LWS_CALLBACK_SERVER_WRITEABLE:
		return writable(user);
	case LWS_CALLBACK_CLOSED:
		return leave(user);
	default:
		return 0;
	}
}

static const struct lws_protocols protocols[] = {
	{ .name = "raw", .callback = callback, .per_session_data_size = sizeof(struct member), .rx_buffer_size = 4096,
	  .tx_packet_size = KEPT },
	{ 0 },
};

int main(void)
{
	uv_loop_t *loop = uv_default_loop();
	void *loops[] = { loop };
	struct lws_context_creation_info info = {
		.port = 0, .iface = "127.0.0.1", .protocols = protocols, .foreign_loops = loops,
		.options = LWS_SERVER_OPTION_LIBUV, .pt_serv_buf_size = 16384 };
	struct lws_context *context;
	size_t i;

	for (i = 0; i < ROOMS_MOST; i++)
		list_init(&rooms[i].members);
	lws_set_log_level(LLL_ERR, NULL);
	context = lws_create_context(&info);
	if (!context)
		return 1;
	printf("port %d\n", lws_get_vhost_listen_port(lws_get_vhost_by_name(context, "default")));
	fflush(stdout);
	return uv_run(loop, UV_RUN_DEFAULT);
}
