#include "notify/occasion_text.h"

#include "schedule/zone.h"

enum said { SAID_REMINDER, SAID_MOVED, SAID_CANCELLED, SAID_OFFERED, SAID_KEPT, SAID_COVER, SAID_COVER_NOW, SAID_PART, SAID_TEST, SAID_KINDS };

static const char *const kinds[SAID_KINDS] = { "meeting_reminder", "meeting_moved", "meeting_cancelled", "place_offered", "place_kept",
	"cover", "cover_now", "part", "test" };

/* %t title, %u until when.  In dates: %W weekday, %D day, %M month, %Y year, %T time, %Z zone. */
struct wording {
	const char *subject, *body;
};

static const struct language {
	const char *tag;
	const char *weekdays[7], *months[12], *date;
	struct wording said[SAID_KINDS];
	const char *link, *secret, *why;      /* before a link; when it is a secret; at the end */
	const char *code, *stranger;          /* of a test */
} languages[] = {
	{ "en",
		{ "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
		{ "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" },
		"%W, %D %M %Y, %T (%Z)",
		{
			[SAID_REMINDER] = { "%t: reminder", "A reminder:" },
			[SAID_MOVED] = { "%t: the time", "This takes place, at the time given here:" },
			[SAID_CANCELLED] = { "%t: cancelled", "This does not take place:" },
			[SAID_OFFERED] = { "%t: a place is free", "A place is free for you. Take it by %u; after that it goes to the next person:" },
			[SAID_KEPT] = { "%t: you have a place", "A place became free, and it is yours:" },
			[SAID_COVER] = { "%t: somebody is needed", "There are not enough people to lead this yet. Can you?" },
			[SAID_COVER_NOW] = { "%t: somebody is needed now", "This is to go on now, and somebody to lead it is missing. Can you come?" },
			[SAID_PART] = { "%t: who leads", "Something changed in who leads this:" },
			[SAID_TEST] = { "test message", "This is a test message. It asks for this code:" },
		},
		"More about it here:", "This link is yours alone. Please do not pass it on.",
		"You get this because you asked for it. You can change that on the same page.",
		"The code is asked for on the page where you sent this.",
		"If you did not ask for this, there is nothing to do. Nothing more will come." },
	{ "de",
		{ "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag" },
		{ "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember" },
		"%W, %D. %M %Y, %T Uhr (%Z)",
		{
			[SAID_REMINDER] = { "%t: Erinnerung", "Eine Erinnerung:" },
			[SAID_MOVED] = { "%t: der Termin", "Das findet statt, zu diesem Termin:" },
			[SAID_CANCELLED] = { "%t: fällt aus", "Das findet nicht statt:" },
			[SAID_OFFERED] = { "%t: ein Platz ist frei", "Ein Platz ist für dich frei. Nimm ihn bis %u, danach bekommt ihn die nächste Person:" },
			[SAID_KEPT] = { "%t: du hast einen Platz", "Ein Platz ist frei geworden, und er gehört dir:" },
			[SAID_COVER] = { "%t: jemand wird gebraucht", "Es gibt noch nicht genug Leute, die das leiten. Kannst du?" },
			[SAID_COVER_NOW] = { "%t: jemand wird jetzt gebraucht", "Das soll jetzt stattfinden, und es fehlt jemand, der es leitet. Kannst du kommen?" },
			[SAID_PART] = { "%t: wer leitet", "Es hat sich etwas daran geändert, wer das leitet:" },
			[SAID_TEST] = { "Testnachricht", "Das ist eine Testnachricht. Der Code ist:" },
		},
		"Mehr dazu hier:", "Dieser Link ist nur für dich. Bitte gib ihn nicht weiter.",
		"Du bekommst das, weil du es so wolltest. Auf derselben Seite kannst du das ändern.",
		"Nach dem Code wird auf der Seite gefragt, von der aus du das verschickt hast.",
		"Wenn du nicht darum gebeten hast, musst du nichts tun. Es kommt nichts weiter." },
	{ "es",
		{ "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo" },
		{ "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre" },
		"%W, %D de %M de %Y, %T (%Z)",
		{
			[SAID_REMINDER] = { "%t: recordatorio", "Un recordatorio:" },
			[SAID_MOVED] = { "%t: la hora", "Este encuentro tiene lugar a esta hora:" },
			[SAID_CANCELLED] = { "%t: cancelado", "Este encuentro no tiene lugar:" },
			[SAID_OFFERED] = { "%t: hay una plaza libre", "Hay una plaza libre para ti. Tómala antes de: %u; después pasará a la siguiente persona:" },
			[SAID_KEPT] = { "%t: tienes plaza", "Ha quedado una plaza libre y es tuya:" },
			[SAID_COVER] = { "%t: hace falta alguien", "Todavía no hay bastantes personas para llevar este encuentro. ¿Puedes?" },
			[SAID_COVER_NOW] = { "%t: hace falta alguien ahora", "Este encuentro debería estar en marcha y falta quien lo lleve. ¿Puedes venir?" },
			[SAID_PART] = { "%t: quién lo lleva", "Ha cambiado algo en quién lleva este encuentro:" },
			[SAID_TEST] = { "mensaje de prueba", "Este es un mensaje de prueba. El código es:" },
		},
		"Más información aquí:", "Este enlace es solo para ti. Por favor, no lo pases a nadie.",
		"Recibes esto porque lo pediste. Puedes cambiarlo en la misma página.",
		"El código se pide en la página desde la que enviaste esto.",
		"Si no lo pediste, no tienes que hacer nada. No llegará nada más." },
	{ "fr",
		{ "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
		{ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" },
		"%W %D %M %Y, %T (%Z)",
		{
			[SAID_REMINDER] = { "%t : rappel", "Un rappel :" },
			[SAID_MOVED] = { "%t : l’heure", "Cette rencontre a lieu, à l’heure indiquée ici :" },
			[SAID_CANCELLED] = { "%t : annulé", "Cette rencontre n’a pas lieu :" },
			[SAID_OFFERED] = { "%t : une place est libre", "Une place est libre pour toi. Prends-la avant : %u ; ensuite elle passe à la personne suivante :" },
			[SAID_KEPT] = { "%t : tu as une place", "Une place s’est libérée, et elle est à toi :" },
			[SAID_COVER] = { "%t : il faut quelqu’un", "Il n’y a pas encore assez de monde pour animer cette rencontre. Peux-tu le faire ?" },
			[SAID_COVER_NOW] = { "%t : il faut quelqu’un maintenant", "Cette rencontre doit avoir lieu maintenant, et il manque quelqu’un pour l’animer. Peux-tu venir ?" },
			[SAID_PART] = { "%t : qui anime", "Quelque chose a changé dans l’animation de cette rencontre :" },
			[SAID_TEST] = { "message d’essai", "Ceci est un message d’essai. Le code est :" },
		},
		"Plus d’informations ici :", "Ce lien n’est que pour toi. Merci de ne pas le transmettre.",
		"Tu reçois ceci parce que tu l’as demandé. Tu peux le changer sur la même page.",
		"Le code est demandé sur la page d’où tu as envoyé ceci.",
		"Si tu n’as rien demandé, il n’y a rien à faire. Rien d’autre ne viendra." },
	{ "it",
		{ "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica" },
		{ "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre" },
		"%W %D %M %Y, %T (%Z)",
		{
			[SAID_REMINDER] = { "%t: promemoria", "Un promemoria:" },
			[SAID_MOVED] = { "%t: l’orario", "Questo incontro si tiene, all’ora indicata qui:" },
			[SAID_CANCELLED] = { "%t: annullato", "Questo incontro non si tiene:" },
			[SAID_OFFERED] = { "%t: c’è un posto libero", "C’è un posto libero per te. Prendilo entro: %u; poi passa alla persona successiva:" },
			[SAID_KEPT] = { "%t: hai un posto", "Si è liberato un posto, ed è tuo:" },
			[SAID_COVER] = { "%t: serve qualcuno", "Non ci sono ancora abbastanza persone per condurre questo incontro. Puoi tu?" },
			[SAID_COVER_NOW] = { "%t: serve qualcuno adesso", "Questo incontro dovrebbe tenersi adesso e manca chi lo conduce. Puoi venire?" },
			[SAID_PART] = { "%t: chi conduce", "È cambiato qualcosa in chi conduce questo incontro:" },
			[SAID_TEST] = { "messaggio di prova", "Questo è un messaggio di prova. Il codice è:" },
		},
		"Maggiori informazioni qui:", "Questo link è solo tuo. Per favore non passarlo ad altri.",
		"Ricevi questo messaggio perché lo hai chiesto. Puoi cambiarlo nella stessa pagina.",
		"Il codice viene chiesto nella pagina da cui hai inviato questo messaggio.",
		"Se non l’hai chiesto tu, non devi fare niente. Non arriverà altro." },
	{ "pl",
		{ "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela" },
		{ "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia" },
		"%W, %D %M %Y, %T (%Z)",
		{
			[SAID_REMINDER] = { "%t: przypomnienie", "Przypomnienie:" },
			[SAID_MOVED] = { "%t: termin", "To spotkanie odbędzie się w tym terminie:" },
			[SAID_CANCELLED] = { "%t: odwołane", "To spotkanie się nie odbędzie:" },
			[SAID_OFFERED] = { "%t: jest wolne miejsce", "Jest dla ciebie wolne miejsce. Możesz je zająć do: %u; potem dostanie je następna osoba:" },
			[SAID_KEPT] = { "%t: masz miejsce", "Zwolniło się miejsce i jest twoje:" },
			[SAID_COVER] = { "%t: ktoś jest potrzebny", "Nie ma jeszcze dość osób, które poprowadzą to spotkanie. Czy możesz?" },
			[SAID_COVER_NOW] = { "%t: ktoś jest potrzebny teraz", "To spotkanie ma trwać teraz, a brakuje kogoś, kto je poprowadzi. Czy możesz przyjść?" },
			[SAID_PART] = { "%t: kto prowadzi", "Zmieniło się coś w tym, kto prowadzi to spotkanie:" },
			[SAID_TEST] = { "wiadomość próbna", "To jest wiadomość próbna. Kod to:" },
		},
		"Więcej tutaj:", "Ten link jest tylko dla ciebie. Prosimy, nie przekazuj go nikomu.",
		"Dostajesz to, bo tak zostało ustawione. Możesz to zmienić na tej samej stronie.",
		"O kod pyta strona, z której to zostało wysłane.",
		"Jeśli to nie twoja prośba, nie musisz nic robić. Nic więcej nie przyjdzie." },
	{ "pt",
		{ "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo" },
		{ "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro" },
		"%W, %D de %M de %Y, %T (%Z)",
		{
			[SAID_REMINDER] = { "%t: lembrete", "Um lembrete:" },
			[SAID_MOVED] = { "%t: o horário", "Este encontro acontece, no horário indicado aqui:" },
			[SAID_CANCELLED] = { "%t: cancelado", "Este encontro não acontece:" },
			[SAID_OFFERED] = { "%t: há um lugar livre", "Há um lugar livre para ti. Aceita-o até: %u; depois passa para a pessoa seguinte:" },
			[SAID_KEPT] = { "%t: tens um lugar", "Ficou livre um lugar, e é teu:" },
			[SAID_COVER] = { "%t: falta alguém", "Ainda não há pessoas suficientes para conduzir este encontro. Podes fazê-lo?" },
			[SAID_COVER_NOW] = { "%t: falta alguém agora", "Este encontro devia estar a acontecer agora e falta quem o conduza. Podes vir?" },
			[SAID_PART] = { "%t: quem conduz", "Mudou alguma coisa em quem conduz este encontro:" },
			[SAID_TEST] = { "mensagem de teste", "Esta é uma mensagem de teste. O código é:" },
		},
		"Mais informações aqui:", "Este link é só teu. Por favor, não o passes a ninguém.",
		"Recebes isto porque o pediste. Podes mudar isso na mesma página.",
		"O código é pedido na página de onde enviaste isto.",
		"Se não pediste isto, não precisas de fazer nada. Não virá mais nada." },
};

/* "pt" of "pt-BR". */
static const struct language *language_of(struct str tag)
{
	const char *dash = tag.at ? memchr(tag.at, '-', tag.len) : NULL;
	struct str main = { tag.at, dash ? (size_t)(dash - tag.at) : tag.len };
	size_t i;

	for (i = 0; tag.at && i < sizeof languages / sizeof *languages; i++)
		if (str_is(main, languages[i].tag))
			return &languages[i];
	return &languages[0];
}

static enum said said_of(struct str kind)
{
	int i = 0;

	while (i < SAID_KINDS && !str_is(kind, kinds[i]))
		i++;
	return (enum said)i;
}

bool occasion_has_text(const struct parcel *p)
{
	enum said said = said_of(p->kind);

	if (said == SAID_TEST)
		return p->stranger || p->language.len > 0;
	return said < SAID_KINDS && p->occasion;
}

/* --- dates --- */

static void put_date_part(struct buf *out, const struct language *l, char part, const struct civil *at, struct str zone)
{
	switch (part) {
	case 'W':
		buf_puts(out, l->weekdays[day_weekday(at) - 1]);
		break;
	case 'D':
		buf_put_int(out, at->day);
		break;
	case 'M':
		buf_puts(out, l->months[at->month - 1]);
		break;
	case 'Y':
		buf_put_int(out, at->year);
		break;
	case 'T':
		buf_putf(out, "%02d:%02d", at->minute / 60, at->minute % 60);
		break;
	default:
		buf_put(out, zone.at, zone.len);
		break;
	}
}

void occasion_when(struct str language, struct str zone, int64_t at_ms, struct buf *out)
{
	const struct language *l = language_of(language);
	const char *c;
	struct civil at;

	/* A zone that tzdata has no more: then by the clock that all others are told by. */
	if (zone_civil(zone, at_ms, &at)) {
		zone = STR("UTC");
		if (zone_civil(zone, at_ms, &at))
			return;
	}
	for (c = l->date; *c; c++)
		if (*c == '%')
			put_date_part(out, l, *++c, &at, zone);
		else
			buf_putc(out, *c);
}

/* --- words --- */

static struct str language_tag(const struct parcel *p)
{
	return p->occasion ? p->occasion->language : p->language;
}

static void put_words(struct buf *out, const char *words, const struct occasion *o)
{
	const char *c;

	for (c = words; *c; c++)
		if (*c != '%')
			buf_putc(out, *c);
		else if (*++c == 't' && o)
			buf_put(out, o->title.at, o->title.len);
		else if (*c == 'u' && o)
			occasion_when(o->language, o->zone, o->until_ms, out);
}

void occasion_subject(const struct parcel *p, struct buf *out)
{
	put_words(out, language_of(language_tag(p))->said[said_of(p->kind)].subject, p->occasion);
}

static void put_occasion(struct buf *out, const struct occasion *o)
{
	buf_putf(out, "%.*s\n", (int)o->title.len, o->title.at);
	occasion_when(o->language, o->zone, o->start_ms, out);
	buf_puts(out, "\n\n");
}

static bool is_secret(struct str path)
{
	return path.len > 7 && memcmp(path.at, "/place#", 7) == 0;
}

static void put_ending(struct buf *out, const struct language *l, const struct occasion *o)
{
	if (is_secret(o->path))
		buf_putf(out, "%s\n", l->secret);
	buf_putf(out, "%s\n", l->why);
}

void occasion_body(const struct parcel *p, struct str link, struct buf *out)
{
	const struct language *l = language_of(language_tag(p));
	const struct occasion *o = p->occasion;

	put_words(out, l->said[said_of(p->kind)].body, o);
	buf_puts(out, "\n\n");
	if (o)
		put_occasion(out, o);
	else
		buf_putf(out, "%.*s\n\n%s\n", (int)p->code.len, p->code.at, l->code);
	if (o)
		buf_putf(out, "%s\n", l->link);
	buf_putf(out, "%.*s\n\n", (int)link.len, link.at);
	if (o)
		put_ending(out, l, o);
	else if (p->stranger)
		buf_putf(out, "%s\n", l->stranger);
}
