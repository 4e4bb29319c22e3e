/* tests/unit/contact_test.c: numbers, addresses, names elsewhere and links, and what only looks like them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "moderation/contact.h"
#include "moderation/heap.h"
#include "moderation/moderation.h"
#include "moderation/utf8.h"
#include "steps.h"

#define HITS_MOST 32

static struct text text;
static struct contact *contact;
static struct contact_hit hits[HITS_MOST];
static size_t n_hits;

static int make_contact(void **state)
{
	contact = contact_new();
	if (!contact || contact_allow_number(contact, "717 003 717", 11) || contact_allow_number(contact, "22 635 09 54", 12))
		return -1;
	return contact_allow_domain(contact, "help.example", 12);
}

static int free_contact(void **state)
{
	contact_free(contact);
	return 0;
}

static void find(const char *given)
{
	assert_int_equal(text_read(&text, given, strlen(given)), 0);
	n_hits = contact_find(contact, &text, hits, HITS_MOST);
}

/* One hit of this kind, at these bytes (NULL: wherever). */
static void found(const char *id, const char *given, const char *bytes)
{
	find(given);
	if (n_hits != 1)
		fail_msg("\"%s\" has %zu hits", given, n_hits);
	if (strcmp(hits[0].id, id) != 0)
		fail_msg("\"%s\" is taken for %s", given, hits[0].id);
	if (bytes && (strlen(bytes) != hits[0].to - hits[0].from || strncmp(given + hits[0].from, bytes, strlen(bytes)) != 0))
		fail_msg("\"%s\": found is %.*s", given, (int)(hits[0].to - hits[0].from), given + hits[0].from);
}

static void nothing_in(const char *given)
{
	find(given);
	if (n_hits)
		fail_msg("\"%s\" is taken for %s", given, hits[0].id);
}

static void all_found(const char *id, const char *const *given)
{
	for (; *given; given++)
		found(id, *given, NULL);
}

static void nothing_in_all(const char *const *given)
{
	for (; *given; given++)
		nothing_in(*given);
}

/* --- telephone numbers ------------------------------------------------------ */

static void numbers_are_found_as_seven_countries_write_them(void **state)
{
	static const char *const given[] = {
		"07700 900123", "07700900123", "020 7946 0018", "+44 7700 900123", "0044 7700 900123", "555-0142",
		"(213) 555-0142", "213.555.0142", "1-213-555-0142", "06 39 98 00 12", "06.39.98.00.12",
		"+33 6 39 98 00 12", "0171 3920012", "0171/3920012", "+49 171 3920012", "600 000 188",
		"600 00 01 88", "347 000 0000 chiamami", "347 555 0142", "(11) 90000-0000", "600-000-222",
		"wasap 600000123", "tel 555 0142", NULL,
	};

	all_found("contact.phone", given);
	found("contact.phone", "ring me on 07700 900123 after 7", "07700 900123");
	found("contact.phone", "at 7, 07700 900123 is me", "07700 900123");
}

static void numbers_may_be_said(void **state)
{
	static const char *const given[] = {
		"oh seven seven double zero nine hundred one two three", "five five five, oh one nine nine",
		"null eins sieben eins drei neun zwei null null eins zwei",
		"zéro six, trente-neuf, quatre-vingt-dix-huit, vingt-deux, onze",
		"seis cero cero, cero cero cero, uno nueve nueve", "cinque cinque cinque zero uno sette zero",
		"nove um zero, zero zero zero, quatro sete dois", "pięć pięć pięć zero jeden dwa dwa",
		"zero7seven7zerozero nine00 two two three", "five5five-zero1eight3", "z3r0 six 39 98 six zéro 14",
		"555 guion 01 guion 33 telefono", NULL,
	};

	all_found("contact.phone", given);
	found("contact.phone", "call five five five, oh one nine nine please", "five five five, oh one nine nine");
}

static void numbers_may_be_spaced_or_in_other_figures(void **state)
{
	static const char *const given[] = {
		"0 7 7 0 0 . 9 0 0 . 4 6 1", "n u l l 1 7 1 - 3 9 2 - 0 0 - 1 1", "０１７１ ３９２０００９",
		"𝟬𝟳𝟳𝟬𝟬 𝟵𝟬𝟬 𝟳𝟭𝟭", "o7700 9oo 355", "0️⃣7️⃣7️⃣0️⃣0️⃣ 9️⃣0️⃣0️⃣ 1️⃣2️⃣3️⃣", NULL,
	};

	all_found("contact.phone", given);
}

static void help_lines_are_no_contact(void **state)
{
	static const char *const given[] = {
		"ring 116 123", "0800 111 0 111 hilft", "0800 1111", "1-800-273-8255", "0808 2000 247",
		"0300 123 6600", "0 800 05 95 95", "es el 717 003 717", "+34 717 003 717", "0034 717 003 717",
		"telefon 22 635 09 54", "siete uno siete, cero cero tres, siete uno siete", "call 999 or 112 or 988",
		"text HOME to 741741", "die telefonseelsorge 030 123 4567", NULL,
	};

	nothing_in_all(given);
}

static void a_number_of_a_person_near_a_help_line_is_found(void **state)
{
	found("contact.phone", "samaritans did not help, 07700 900123 is me", "07700 900123");
	found("contact.phone", "116 123 or my own, 07700 900123", "07700 900123");
}

static void dates_doses_and_files_are_no_numbers(void **state)
{
	static const char *const given[] = {
		"born 1987-04-23", "on 12.12.2023 at 14:30", "am 17.03. um 14.30 hab ich termin, 5 mg dazu",
		"9460 through 9465 and page 0207", "case ref is 2024-000-1187-66", "Aktenzeichen 0174-2023-118",
		"hospital number 00417733", "order number 5551234567", "1 000 000 people", "600 000 000 dollars",
		"12.000 steps", "250 mg 100 mg 50 mg", "payroll number 4471902", "isbn 978-3-16-148410-0",
		"2009-2024", "1200 1500 1800 kcal", "10 9 8 7 6 5 4 3 2 1", "one two three four five six seven",
		"eins zwei drei vier fünf sechs sieben acht", "the 5 4 3 2 1 thing", "1826 days 14 hrs",
		"IP 192.168.1.1", "version 2.0.1", "score 3-2 after 90 mins", "streak 40 days",
		"called 12 times from 9 to 5", "un uno una one oh", NULL,
	};

	nothing_in_all(given);
}

/* --- e-mail ------------------------------------------------------------------- */

static void addresses_are_found_typed_and_said(void **state)
{
	static const char *const given[] = {
		"robin@post.example", "robin.kay@post.example", "robin.kay+x@mail.post.example",
		"robin@post . example", "robin (at) post (dot) example", "robin [at] post [punto] example",
		"robin arroba post punto com", "robin małpa post kropka pl", "robin chiocciola post punto it",
		"robin klammeraffe post punkt de", "robin arobase post point fr", "r o b i n arroba post ponto com",
		NULL,
	};

	all_found("contact.email", given);
	found("contact.email", "mail robin.kay@post.example or so", "robin.kay@post.example");
	found("contact.email", "reach me at robin dot kay at example dot org, i dont check in", "robin dot kay at example dot org");
}

static void a_link_that_is_at_somewhere_is_no_address(void **state)
{
	found("link.web", "the form is at plum.example", "plum.example");
	found("link.spelled", "look at goo dot gl slash xxxx", NULL);
	nothing_in("the point at the end");
	nothing_in("a palavra-passe pedia ponto, arroba e barra");
}

/* --- names elsewhere ------------------------------------------------------------ */

static void names_on_services_are_found(void **state)
{
	static const char *const given[] = {
		"insta: robin", "my insta is robin.kay_00", "im @robin_kay on snap", "discord regenfuchs#0000",
		"add me on kik robinkay77", "sn@p = r0b1n.00", "auf signal zu finden: wolke.sieben.example",
		"my gamertag's TinCan.example", "tele @robin", "snap: maus(unterstrich)example",
		"i'm robin underscore wren on most things, add me", "snap = r o b i n . k a y",
		"m y i n s t a i s r o b i n", "find me on fb, Robin Wren", "escríbeme a @robin_kay",
		"add me, its robin_kay", "linkedin it's under dr-r-kay", NULL,
	};

	all_found("contact.handle", given);
	found("contact.handle", "my snap is robin_kay, ok?", "robin_kay");
}

static void talk_about_services_is_no_name(void **state)
{
	static const char *const given[] = {
		"i deleted insta at 7.30", "my insta is private", "on discord since 2019", "whatsapp is down again",
		"ps5 and xbox360 for sale", "@mods can you help", "thanks @jo that was kind", "#metoo and #12",
		"insta: never again for me", "i told facebook. New me", "snap decision", "not on the line.ok",
		"was ist mit insta.keine ahnung", "h4te f4cebook", NULL,
	};

	nothing_in_all(given);
}

/* --- where people live ------------------------------------------------------------ */

static void addresses_are_found_in_every_order(void **state)
{
	static const char *const given[] = {
		"14 Larch Close", "27 quarry lane", "flat 9 elm court", "61B Station Parade",
		"Dock Street, number 40", "Orchard Flats no 6", "im at 22 Ropewalk, Leith", "Gartenstraße 7",
		"gartenstr. 7", "Berliner Straße 12", "friedhofsweg 12", "3 impasse du Lavoir", "14 rue Pasteur",
		"6 place de l'Exemple", "Calle Ejemplo 14", "Plaza Ejemplo, 5", "via Roma 14",
		"piazza dell'Esempio 6", "Rua das Flores 22", "ul. Lipowa 3", "lipowa 12, trzecie piętro",
		"SW1A 1AA", "adres: zacisze 12", NULL,
	};

	all_found("contact.address", given);
	found("contact.address", "i'm at 14 Larch Close, back door", "14 Larch Close");
	found("contact.address", "wohne gartenstraße 7 unten", "gartenstraße 7");
}

static void streets_without_a_house_and_public_places_are_no_address(void **state)
{
	static const char *const given[] = {
		"10 minutes down the road", "5 miles by the lane", "two people in court", "3 way street",
		"the AA meeting is at 12 Church Street", "der Arbeitsplatz 3 ist frei", "unterwegs 3 tage",
		"rozmowa 5 minut", "una vida eterna 7 veces", "3 cours de maths", "2 places pour ce soir", "andato via alle 3",
		"a la calle con 3 amigos", "corso di yoga 3 volte", "plaza 5 mayo", "at 7 Monday",
		"4. Presently at the gate", NULL,
	};

	nothing_in_all(given);
}

/* --- links ------------------------------------------------------------------------- */

static void links_are_found_however_they_are_written(void **state)
{
	static const char *const given[] = {
		"https://plum.example/x", "http://localhost:8080/x", "www.plum.com", "plum.example", "plum.co.uk",
		"a-b.plum.example/x?y=1#z", "t.me/x-example", "discord.gg/xxxx", "chat.whatsapp.com/xx", "bit.ly/x",
		"youtu.be/x", "hxxps://plum[.]example", "h**p://plum.example", "plum(.)example",
		"plum[dot]example/x", "p l u m . e x a m p l e", "w w w . p l u m . example", "ｐｌｕｍ．ｃｏｍ",
		"рlum.com", "ftp://plum.example", NULL,
	};

	all_found("link.web", given);
	found("link.web", "go to https://plum.example/x now", "plum.example/x");
}

static void links_may_be_said(void **state)
{
	static const char *const given[] = {
		"plum dot com", "plum dot example slash x", "bit dot ly slash xxx", "youtu dot be slash x",
		"plum punto com", "plum ponto com", "t point me slash plum", "plum punkt de", "plum kropka pl",
		"www dot plum dot example", "https colon slash slash plum dot example", "discord dot gg slash x",
		"plum dot example forward slash x", NULL,
	};

	all_found("link.spelled", given);
}

static void help_pages_are_no_links(void **state)
{
	nothing_in("see help.example");
	nothing_in("https://www.help.example/en/page");
	nothing_in("help dot example");
	found("link.web", "nohelp.example", NULL);
	found("link.web", "help.example.com", NULL);
}

static void a_missing_space_is_no_link(void **state)
{
	static const char *const given[] = {
		"yes.no i mean maybe", "ok.and then", "fine.thanks", "idk.it was weird", "no.so i said",
		"tired.so tired", "ok.me too", "lol.no", "gracias.de nada", "vale.es que no", "bon.ca va",
		"ja.ist gut", "sim.eu vou", "done.It was fine", "ok...then", "e.g. this and i.e. that", "ask Mr.X",
		"6 a.m. to 2 p.m.", "D.C. and U.S.A.", "README.md and notes.txt", "node.js made me cry",
		"regards, Graham.Ltd", "3.it was", "12.de", NULL,
	};

	nothing_in_all(given);
}

static void a_dot_that_is_a_word_is_no_link(void **state)
{
	static const char *const given[] = {
		"the dot com bubble", "there's no point in me trying", "point de vue important",
		"el punto es que no", "punto de partida", "a questo punto com'è", "marquei um ponto com ele",
		"this point me and him", "punkt. ende. aus", "dot. exe has stopped", "good point fr", NULL,
	};

	nothing_in_all(given);
}

static void ends_that_are_words_count_at_home_or_with_a_path(void **state)
{
	found("link.web", "ich hab auf spiegel.de gelesen", "spiegel.de");
	found("link.web", "help.me/now", NULL);
	found("link.web", "my-page.it", NULL);
	nothing_in("help.me now");
}

/* --- all of it ---------------------------------------------------------------------- */

static void several_things_are_all_found(void **state)
{
	find("all on plum.example/x or mail robin@post.example or ring 07700 900123, 14 Larch Close, insta robin_00");
	assert_int_equal(n_hits, 5);
}

static void no_more_is_told_than_there_is_room_for(void **state)
{
	const char *given = "07700 900123 and 07700 900124 and 07700 900125";

	assert_int_equal(text_read(&text, given, strlen(given)), 0);
	assert_int_equal(contact_find(contact, &text, hits, 2), 2);
	assert_int_equal(contact_find(contact, &text, hits, 0), 0);
}

static void every_kind_has_a_name_a_reason_and_a_boundary(void **state)
{
	const struct contact_hit *kind;
	size_t i;

	for (i = 0; (kind = contact_kind(i)); i++) {
		assert_true(kind->boundary == BOUNDARY_CONTACT_INFO || kind->boundary == BOUNDARY_LINK);
		assert_true(kind->id && strlen(kind->id) < MODERATION_ID_MOST && kind->why && *kind->why);
	}
	assert_int_equal(i, 6);
}

static void an_empty_text_has_nothing(void **state)
{
	nothing_in("");
	nothing_in("\xe2\x80\x8b");
	nothing_in("...");
}

static const char *const hostile[] = {
	"a ", "1 ", "0-", "one ", "zero7", "zero7 ", "a.", "a.com ", "com.", "a dot com ", "a@b.", "@", "_a_",
	"snap a_", "snap a.b ", "14 Larch ", "street 5 calle ", "at dot com ", "double ", "#1", "www.", "http://",
	"x.me/", "insta: ", "0770 0", "k m s . c o m ", "7 a b c street ", "ring 5", "(a)dot(", "y 1 y ",
	"a_b@c.de ", "un un un ", "h**p://", "slash dot ", "via a b c ", "SW1A 1", "о.com", "[.]", "a[.]",
	"a . com ", "https ", "555-01", "Facebook Ab ", "adres a 1", "o o ",
};

static void whatever_is_said_hits_are_whole_characters(void **state)
{
	static char large[MODERATION_TEXT_MOST];
	size_t i, h;

	for (i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		size_t len = steps_repeat(large, 8192, hostile[i]);

		assert_int_equal(text_read(&text, large, len), 0);
		n_hits = contact_find(contact, &text, hits, HITS_MOST);
		for (h = 0; h < n_hits; h++) {
			assert_true(hits[h].from < hits[h].to && hits[h].to <= len);
			assert_true(utf8_valid(large + hits[h].from, hits[h].to - hits[h].from));
		}
	}
}

static unsigned long steps_for(const char *unit, size_t len)
{
	static char large[MODERATION_TEXT_MOST];
	static struct contact_hit many[512];

	len = steps_repeat(large, len, unit);
	assert_int_equal(text_read(&text, large, len), 0);
	steps = 0;
	contact_find(contact, &text, many, sizeof(many) / sizeof(many[0]));
	return steps;
}

static void the_work_grows_with_the_length_and_no_faster(void **state)
{
	size_t i;

	if (steps_for("a ", 4096) == 0)
		skip();                       /* built by a compiler that cannot count */
	for (i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		unsigned long few = steps_for(hostile[i], 4096), many = steps_for(hostile[i], 65536);

		if (many > 24 * few + 1000)
			fail_msg("\"%s\": %lu steps for 4 kB, %lu for 64 kB", hostile[i], few, many);
	}
}

/* --- memory --------------------------------------------------------------------------- */

/* More names than the sets begin with, so that they grow. */
static int story(void)
{
	struct contact *c = contact_new();
	char name[32];
	int i, err = c ? 0 : MODERATION_NO_MEMORY;

	for (i = 0; !err && i < 300; i++) {
		int len = snprintf(name, sizeof(name), "%d00000.example", i);

		err = contact_allow_domain(c, name, (size_t)len);
		if (!err)
			err = contact_allow_number(c, name, (size_t)len);
	}
	contact_free(c);
	return err;
}

static void when_memory_runs_out_that_is_told(void **state)
{
	unsigned long n, asked;

	heap_fail_at(0);
	assert_int_equal(story(), 0);
	asked = heap_asked();
	assert_true(asked >= 5);
	for (n = 1; n <= asked; n++) {
		heap_fail_at(n);
		assert_int_equal(story(), MODERATION_NO_MEMORY);
	}
	heap_fail_at(0);
	contact_free(NULL);
}

static void finding_asks_for_no_memory(void **state)
{
	heap_fail_at(0);
	find("ring 07700 900123 or plum.example");
	assert_int_equal(n_hits, 2);
	assert_int_equal(heap_asked(), 0);
	assert_true(contact_bytes(contact) > 4096);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_found_as_seven_countries_write_them),
		cmocka_unit_test(numbers_may_be_said),
		cmocka_unit_test(numbers_may_be_spaced_or_in_other_figures),
		cmocka_unit_test(help_lines_are_no_contact),
		cmocka_unit_test(a_number_of_a_person_near_a_help_line_is_found),
		cmocka_unit_test(dates_doses_and_files_are_no_numbers),
		cmocka_unit_test(addresses_are_found_typed_and_said),
		cmocka_unit_test(a_link_that_is_at_somewhere_is_no_address),
		cmocka_unit_test(names_on_services_are_found),
		cmocka_unit_test(talk_about_services_is_no_name),
		cmocka_unit_test(addresses_are_found_in_every_order),
		cmocka_unit_test(streets_without_a_house_and_public_places_are_no_address),
		cmocka_unit_test(links_are_found_however_they_are_written),
		cmocka_unit_test(links_may_be_said),
		cmocka_unit_test(help_pages_are_no_links),
		cmocka_unit_test(a_missing_space_is_no_link),
		cmocka_unit_test(a_dot_that_is_a_word_is_no_link),
		cmocka_unit_test(ends_that_are_words_count_at_home_or_with_a_path),
		cmocka_unit_test(several_things_are_all_found),
		cmocka_unit_test(no_more_is_told_than_there_is_room_for),
		cmocka_unit_test(every_kind_has_a_name_a_reason_and_a_boundary),
		cmocka_unit_test(an_empty_text_has_nothing),
		cmocka_unit_test(whatever_is_said_hits_are_whole_characters),
		cmocka_unit_test(the_work_grows_with_the_length_and_no_faster),
		cmocka_unit_test(when_memory_runs_out_that_is_told),
		cmocka_unit_test(finding_asks_for_no_memory),
	};

	return cmocka_run_group_tests(tests, make_contact, free_contact);
}
