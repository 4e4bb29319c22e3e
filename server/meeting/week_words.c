#include "meeting/week_words.h"

#include <ctype.h>
#include <strings.h>

static const struct week_words table[] = {
	{ .language = "en", .name = "English", .leave = "Leave fast", .title = "This week",
		.about = "Each time is given as in the place named beside it, and as UTC, the same all over the world.",
		.none = "Nothing is planned in the coming days.", .now = "Happening now", .cancelled = "This time it does not take place.",
		.moved = "Moved. Before, it was planned for", .closed = "Closed today", .everybody = "Open to everybody",
		.come = "Come in, or sign up (needs JavaScript)", .calendar = "Subscribe to all of this in your calendar",
		.danger = "If you or somebody else is in danger now, call. You can call even if you are not sure.",
		.after_day = " ", .after_number = " ",
		.days = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
		.months = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" } },
	{ .language = "de", .name = "Deutsch", .leave = "Schnell weg", .title = "Diese Woche",
		.about = "Jede Zeit gilt für den Ort, der dabeisteht, und steht auch in UTC da, überall auf der Welt gleich.",
		.none = "In den nächsten Tagen ist nichts geplant.", .now = "Läuft gerade", .cancelled = "Diesmal fällt es aus.",
		.moved = "Verlegt. Geplant war es für", .closed = "Heute geschlossen", .everybody = "Offen für alle",
		.come = "Hereinkommen oder anmelden (braucht JavaScript)", .calendar = "Alles im eigenen Kalender abonnieren",
		.danger = "Bist du oder ist jemand anderes jetzt in Gefahr? Dann ruf an. Auch wenn du nicht sicher bist.",
		.after_day = ", ", .after_number = ". ",
		.days = { "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag" },
		.months = { "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember" } },
	{ .language = "es", .name = "Español", .leave = "Salir rápido", .title = "Esta semana",
		.about = "Cada hora es la del lugar que figura al lado, y también en UTC, igual en todo el mundo.",
		.none = "No hay nada previsto en los próximos días.", .now = "Ahora mismo", .cancelled = "Esta vez no tiene lugar.",
		.moved = "Se ha cambiado. Antes estaba previsto para el", .closed = "Hoy está cerrado", .everybody = "Abierto a todas las personas",
		.come = "Entrar o apuntarse (necesita JavaScript)", .calendar = "Suscribirse a todo en el calendario",
		.danger = "Si tú u otra persona corre peligro ahora, llama. Puedes llamar aunque tengas dudas.",
		.after_day = ", ", .after_number = " de ",
		.days = { "Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo" },
		.months = { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre" } },
	{ .language = "fr", .name = "Français", .leave = "Partir vite", .title = "Cette semaine",
		.about = "Chaque heure est celle du lieu indiqué à côté ; elle est aussi donnée en UTC, la même partout dans le monde.",
		.none = "Rien n’est prévu dans les prochains jours.", .now = "En ce moment", .cancelled = "Cette fois, cela n’a pas lieu.",
		.moved = "Déplacé. C’était prévu pour", .closed = "Fermé aujourd’hui", .everybody = "Ouvert à tout le monde",
		.come = "Entrer ou s’inscrire (demande JavaScript)", .calendar = "S’abonner à tout dans son calendrier",
		.danger = "Si toi ou quelqu’un d’autre est en danger maintenant, appelle. Même en cas de doute.",
		.first = "1er", .after_day = " ", .after_number = " ",
		.days = { "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche" },
		.months = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" } },
	{ .language = "it", .name = "Italiano", .leave = "Esci subito", .title = "Questa settimana",
		.about = "Ogni ora è quella del luogo indicato accanto, e anche in UTC, uguale in tutto il mondo.",
		.none = "Nei prossimi giorni non è previsto nulla.", .now = "In corso", .cancelled = "Questa volta non si tiene.",
		.moved = "Spostato. Prima era previsto per", .closed = "Oggi è chiuso", .everybody = "Aperto a tutte le persone",
		.come = "Entra o prenota un posto (serve JavaScript)", .calendar = "Abbonati a tutto nel tuo calendario",
		.danger = "Se tu o qualcun altro è in pericolo ora, chiama. Anche se hai dei dubbi.",
		.first = "1º", .after_day = " ", .after_number = " ",
		.days = { "Lunedì", "Martedì", "Mercoledì", "Giovedì", "Venerdì", "Sabato", "Domenica" },
		.months = { "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre" } },
	{ .language = "pl", .name = "Polski", .leave = "Wyjdź szybko", .title = "W tym tygodniu",
		.about = "Każda godzina jest podana dla miejsca wymienionego obok oraz w UTC, tak samo na całym świecie.",
		.none = "W najbliższych dniach nic nie jest zaplanowane.", .now = "Trwa teraz", .cancelled = "Tym razem się nie odbędzie.",
		.moved = "Przeniesione. Wcześniejszy termin:", .closed = "Dziś zamknięte", .everybody = "Otwarte dla wszystkich",
		.come = "Wejdź lub zapisz się (wymaga JavaScriptu)", .calendar = "Subskrybuj całość w swoim kalendarzu",
		.danger = "Jeśli tobie lub komuś innemu grozi teraz niebezpieczeństwo, zadzwoń. Nawet gdy nie masz pewności.",
		.after_day = ", ", .after_number = " ",
		.days = { "Poniedziałek", "Wtorek", "Środa", "Czwartek", "Piątek", "Sobota", "Niedziela" },
		.months = { "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia" } },
	{ .language = "pt", .name = "Português", .leave = "Sair já", .title = "Esta semana",
		.about = "Cada horário é o do lugar indicado ao lado, e também em UTC, igual no mundo todo.",
		.none = "Nada está previsto para os próximos dias.", .now = "Acontecendo agora", .cancelled = "Desta vez não acontece.",
		.moved = "Mudou. Antes estava previsto para", .closed = "Fechado hoje", .everybody = "Aberto a todas as pessoas",
		.come = "Entrar ou se inscrever (precisa de JavaScript)", .calendar = "Assinar tudo no seu calendário",
		.danger = "Se você ou outra pessoa corre perigo agora, ligue. Pode ligar mesmo na dúvida.",
		.first = "1º", .after_day = ", ", .after_number = " de ",
		.days = { "Segunda-feira", "Terça-feira", "Quarta-feira", "Quinta-feira", "Sexta-feira", "Sábado", "Domingo" },
		.months = { "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro" } },
};

/* By the tongue alone: de-CH is de. */
static const struct week_words *find(struct str tag)
{
	size_t i, len;

	for (i = 0; i < sizeof table / sizeof *table; i++) {
		len = strlen(table[i].language);
		if (tag.len >= len && !strncasecmp(tag.at, table[i].language, len) && (tag.len == len || !isalnum((unsigned char)tag.at[len])))
			return &table[i];
	}
	return NULL;
}

const char *week_language(struct str tag)
{
	const struct week_words *words = find(tag);

	return words ? words->name : NULL;
}

/* Thousandths; 1000 where none is given. */
static int weight_of(struct str item)
{
	const char *at = memmem(item.at, item.len, "q=", 2), *end = item.at + item.len;
	int weight = 0, unit = 1000;

	if (!at)
		return 1000;
	for (at += 2; at < end && unit && (isdigit((unsigned char)*at) || *at == '.'); at++)
		if (*at != '.') {
			weight += (*at - '0') * unit;
			unit /= 10;
		}
	return weight < 1000 ? weight : 1000;
}

static struct str next_item(struct str *list)
{
	const char *comma = memchr(list->at, ',', list->len);
	struct str item = { list->at, comma ? (size_t)(comma - list->at) : list->len };

	list->at += item.len + (comma != NULL);
	list->len -= item.len + (comma != NULL);
	while (item.len && (*item.at == ' ' || *item.at == '\t')) {
		item.at++;
		item.len--;
	}
	return item;
}

const struct week_words *week_words(struct str accepted, struct str standard)
{
	const struct week_words *best = NULL, *words;
	int most = 0;

	while (accepted.at && accepted.len) {
		struct str item = next_item(&accepted);

		words = find(item);
		if (words && weight_of(item) > most) {
			best = words;
			most = weight_of(item);
		}
	}
	if (!best && standard.at)
		best = find(standard);
	return best ? best : table;
}
