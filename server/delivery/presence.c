/* Who is in a room now.  Never stored.  Changes are kept for presence_ms and told
 * together, so that a thousand arrivals are a few frames. */
#include "base/mem.h"
#include "delivery/live.h"

static void stir(struct live *l, struct here *p)
{
	if (list_empty(&p->changed))
		list_push(&l->changed, &p->changed);
	if (!list_empty(&l->stirred))
		return;
	l->stirred_ms = l->hub->config.clock->mono_ms(l->hub->config.clock->ctx);
	list_push(&l->hub->stirred, &l->stirred);
}

static void here_set(struct here *p, const char *name, enum role role)
{
	snprintf(p->name, sizeof p->name, "%s", name);
	p->role = role;
}

int presence_came(struct live *l, const struct visit *v)
{
	struct here *p = table_get(&l->people, v->member);

	if (!p) {
		p = mem_new(sizeof *p);
		if (!p)
			return ERR_NO_MEMORY;
		p->member = v->member;
		list_init(&p->changed);
		if (table_put(&l->people, v->member, p)) {
			mem_free(p);
			return ERR_NO_MEMORY;
		}
	}
	here_set(p, v->name, v->role);
	if (p->visits++ == 0)
		stir(l, p);
	return 0;
}

void presence_went(struct live *l, const struct visit *v)
{
	struct here *p = table_get(&l->people, v->member);

	if (p && --p->visits == 0)
		stir(l, p);
}

void visit_renamed(struct visit *v, struct str name, enum role role)
{
	struct here *p = v->live ? table_get(&v->live->people, v->member) : NULL;

	snprintf(v->name, sizeof v->name, "%.*s", (int)name.len, name.at);
	v->role = role;
	if (!p)
		return;
	here_set(p, v->name, role);
	stir(v->live, p);
}

static struct wire_person person_of(const struct here *p)
{
	return (struct wire_person){ .id = p->member, .name = str_of(p->name), .role = (enum wire_role)p->role };
}

static size_t count_here(const struct live *l, size_t *ret_staff)
{
	size_t pos = 0, here = 0;
	struct here *p;

	*ret_staff = 0;
	while ((p = table_next(&l->people, &pos, NULL))) {
		here += p->visits > 0;
		*ret_staff += p->visits > 0 && p->role != ROLE_PARTICIPANT;
	}
	return here;
}

void hub_count(const struct hub *h, int64_t room, size_t *ret_here, size_t *ret_staff)
{
	const struct live *l = table_get(&h->by_room, room);

	*ret_here = *ret_staff = 0;
	if (l)
		*ret_here = count_here(l, ret_staff);
}

bool hub_here(const struct hub *h, int64_t room, int64_t member)
{
	const struct live *l = table_get(&h->by_room, room);
	const struct here *p = l ? table_get(&l->people, member) : NULL;

	return p && p->visits > 0;
}

size_t hub_people(const struct hub *h, int64_t room, struct wire_person *ret, size_t most)
{
	const struct live *l = table_get(&h->by_room, room);
	size_t pos = 0, n = 0;
	struct here *p;

	while (l && l->presence && n < most && (p = table_next(&l->people, &pos, NULL)))
		if (p->visits > 0)
			ret[n++] = person_of(p);
	return n;
}

/* --- telling --- */

static int encode(const struct wire_presence_event *event, struct buf *out)
{
	presence_event_encode(event, out);
	return out->err;
}

/* Everybody, for one visitor who missed some of it. */
int presence_snapshot(struct visit *v)
{
	struct live *l = v->live;
	struct wire_person *people = mem_array(PEOPLE_MOST, sizeof *people);
	struct wire_presence_event event = { .room = l->room, .has_all = true, .all = true, .came = people };
	struct buf out = BUF_INIT(1u << 20);
	size_t staff;
	int err = people ? 0 : ERR_NO_MEMORY;

	v->presence_stale = false;
	if (!err) {
		event.here = count_here(l, &staff);
		event.n_came = hub_people(l->hub, l->room, people, PEOPLE_MOST);
		err = encode(&event, &out);
	}
	if (!err)
		err = feed_put(v->feed, (struct str){ out.at, out.len });
	buf_release(&out);
	mem_free(people);
	return err;
}

/* Move the changes into the event.  Names stay borrowed from live->people. */
static void collect(struct live *l, struct change *c, struct list *gone)
{
	size_t staff;

	list_init(gone);
	c->event = (struct wire_presence_event){ .room = l->room, .came = c->came, .went = c->went };
	while (!list_empty(&l->changed) && c->event.n_came < PEOPLE_MOST && c->event.n_went < PEOPLE_MOST) {
		struct here *p = list_first(&l->changed, struct here, changed);

		list_remove(&p->changed);
		if (p->visits > 0) {
			c->came[c->event.n_came++] = person_of(p);
			continue;
		}
		c->went[c->event.n_went++] = p->member;
		(void)table_remove(&l->people, p->member);
		list_push(gone, &p->changed);
	}
	c->event.here = count_here(l, &staff);
	if (!l->presence)
		c->event.n_came = c->event.n_went = 0;     /* only how many */
}

static void tell(struct live *l, struct str message)
{
	struct frame *f = frame_new(0, 0, message, STR(""), STR(""));
	struct list *it, *tmp;

	list_each(it, tmp, &l->visits) {
		struct visit *v = container_of(it, struct visit, in_live);

		if (!f || v->feed->blocked || feed_put_frame(v->feed, f))
			v->presence_stale = true;
	}
	frame_unref(f);
}

static void free_gone(struct list *gone)
{
	while (!list_empty(gone)) {
		struct here *p = list_first(gone, struct here, changed);

		list_remove(&p->changed);
		mem_free(p);
	}
}

static void live_tell_changes(struct live *l, struct change *c)
{
	struct buf out = BUF_INIT(1u << 20);
	struct list gone;

	while (!list_empty(&l->changed)) {
		collect(l, c, &gone);
		buf_reset(&out);
		if (encode(&c->event, &out) == 0)
			tell(l, (struct str){ out.at, out.len });
		free_gone(&gone);
	}
	buf_release(&out);
}

void presence_flush(struct hub *h, int64_t mono_ms)
{
	struct list *it, *tmp;

	list_each(it, tmp, &h->stirred) {
		struct live *l = container_of(it, struct live, stirred);

		if (mono_ms - l->stirred_ms < h->config.presence_ms)
			continue;
		list_remove(&l->stirred);
		live_tell_changes(l, &h->change);
	}
}

void presence_release(struct live *l)
{
	size_t pos = 0;
	struct here *p;

	while ((p = table_next(&l->people, &pos, NULL)))
		mem_free(p);
	table_release(&l->people);
	list_init(&l->changed);
}
