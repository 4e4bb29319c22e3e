/* tests/unit/list_test.c: linked lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/list.h"

struct item {
	int n;
	struct list link;
};

/* The numbers in a list as one number: 1, 2, 3 is 123. */
static int digits(struct list *head)
{
	struct list *it, *next;
	int n = 0;

	list_each(it, next, head)
		n = n * 10 + container_of(it, struct item, link)->n;
	return n;
}

static void push_all(struct list *head, struct item *items, int count, int first)
{
	int i;

	for (i = 0; i < count; i++) {
		items[i].n = first + i;
		list_init(&items[i].link);
		list_push(head, &items[i].link);
	}
}

static void members_keep_their_order(void **state)
{
	struct item items[3];
	struct list head;

	list_init(&head);
	assert_true(list_empty(&head));
	push_all(&head, items, 3, 1);
	assert_int_equal(digits(&head), 123);
	assert_ptr_equal(list_first(&head, struct item, link), &items[0]);
	assert_ptr_equal(list_last(&head, struct item, link), &items[2]);
	list_remove(&items[1].link);
	assert_int_equal(digits(&head), 13);
}

static void removing_twice_is_harmless(void **state)
{
	struct item items[2];
	struct list head;

	list_init(&head);
	push_all(&head, items, 2, 1);
	list_remove(&items[0].link);
	list_remove(&items[0].link);
	assert_int_equal(digits(&head), 2);
	list_push(&head, &items[0].link);
	assert_int_equal(digits(&head), 21);
}

static void a_walk_may_remove_where_it_stands(void **state)
{
	struct list head, *it, *next;
	struct item items[5];

	list_init(&head);
	push_all(&head, items, 5, 1);
	list_each(it, next, &head) {
		if (container_of(it, struct item, link)->n % 2)
			list_remove(it);
	}
	assert_int_equal(digits(&head), 24);
}

static void joining_and_taking_empty_the_source(void **state)
{
	struct item a[2], b[2];
	struct list to, from, aside;

	list_init(&to);
	list_init(&from);
	push_all(&to, a, 2, 1);
	push_all(&from, b, 2, 3);
	list_join(&to, &from);
	assert_int_equal(digits(&to), 1234);
	assert_true(list_empty(&from));
	list_join(&to, &from);
	assert_int_equal(digits(&to), 1234);
	list_take(&aside, &to);
	assert_int_equal(digits(&aside), 1234);
	assert_true(list_empty(&to));
	list_take(&aside, &from);
	assert_true(list_empty(&aside));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_keep_their_order),
		cmocka_unit_test(removing_twice_is_harmless),
		cmocka_unit_test(a_walk_may_remove_where_it_stands),
		cmocka_unit_test(joining_and_taking_empty_the_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
