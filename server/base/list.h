/* server/base/list.h: a doubly linked list whose links live in its members.
 *
 *  (1) A node is in at most one list; an unlinked node points at itself.
 *  (2) list_remove() of an unlinked node is a no-op.
 *  (3) Before calling out while walking a list, move it aside with list_take():
 *      what is called may then add to the original without being seen twice. */
#ifndef CAIRN_BASE_LIST_H
#define CAIRN_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
	struct list *prev, *next;
};

#define container_of(ptr, type, member) \
	((type *)(void *)((char *)(ptr) - offsetof(type, member)))
/* First or last member; the list must not be empty. */
#define list_first(head, type, member) container_of((head)->next, type, member)
#define list_last(head, type, member) container_of((head)->prev, type, member)
/* Walk; the body may remove `it`, and nothing else. */
#define list_each(it, tmp, head) \
	for ((it) = (head)->next, (tmp) = (it)->next; (it) != (head); (it) = (tmp), (tmp) = (it)->next)

static inline void list_init(struct list *l)
{
	l->prev = l->next = l;
}

static inline bool list_empty(const struct list *l)
{
	return l->next == l;
}

/* Put node at the end of head's list. */
static inline void list_push(struct list *head, struct list *node)
{
	node->prev = head->prev;
	node->next = head;
	head->prev->next = node;
	head->prev = node;
}

static inline void list_remove(struct list *node)
{
	node->prev->next = node->next;
	node->next->prev = node->prev;
	list_init(node);
}

/* Move everything in `from` behind what `to` holds; `from` is empty after. */
static inline void list_join(struct list *to, struct list *from)
{
	if (list_empty(from))
		return;
	from->next->prev = to->prev;
	to->prev->next = from->next;
	from->prev->next = to;
	to->prev = from->prev;
	list_init(from);
}

/* Initialise `to` with everything in `from`, which is empty after. */
static inline void list_take(struct list *to, struct list *from)
{
	list_init(to);
	list_join(to, from);
}

#endif
