#include "escalation/regions.h"

#include <string.h>

static const char codes[] =
	"AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
	"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
	"GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT "
	"MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW "
	"SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ "
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/* Languages of one main country only by weight of speakers (es, pt, ar, zh …) are here too: the page says whose lines it shows. */
static const struct {
	const char *language, *region;
} main_regions[] = {
	{ "af", "ZA" }, { "ar", "EG" }, { "bg", "BG" }, { "bn", "BD" }, { "ca", "ES" }, { "cs", "CZ" }, { "da", "DK" }, { "de", "DE" },
	{ "el", "GR" }, { "en", "US" }, { "es", "ES" }, { "et", "EE" }, { "eu", "ES" }, { "fi", "FI" }, { "fil", "PH" }, { "fr", "FR" },
	{ "ga", "IE" }, { "gl", "ES" }, { "he", "IL" }, { "hi", "IN" }, { "hr", "HR" }, { "hu", "HU" }, { "id", "ID" }, { "is", "IS" },
	{ "it", "IT" }, { "ja", "JP" }, { "ko", "KR" }, { "lb", "LU" }, { "lt", "LT" }, { "lv", "LV" }, { "ms", "MY" }, { "mt", "MT" },
	{ "nb", "NO" }, { "ne", "NP" }, { "nl", "NL" }, { "nn", "NO" }, { "no", "NO" }, { "pl", "PL" }, { "pt", "BR" }, { "ro", "RO" },
	{ "ru", "RU" }, { "si", "LK" }, { "sk", "SK" }, { "sl", "SI" }, { "sr", "RS" }, { "sv", "SE" }, { "sw", "TZ" }, { "ta", "IN" },
	{ "th", "TH" }, { "tr", "TR" }, { "uk", "UA" }, { "ur", "PK" }, { "vi", "VN" }, { "zh", "CN" },
};

bool region_known(struct str code)
{
	size_t i;

	if (code.len != 2)
		return false;
	for (i = 0; i < sizeof codes; i += 3)
		if (memcmp(codes + i, code.at, 2) == 0)
			return true;
	return false;
}

size_t language_main(struct str tag)
{
	const char *dash = tag.at ? memchr(tag.at, '-', tag.len) : NULL;

	return dash ? (size_t)(dash - tag.at) : tag.len;
}

struct str tag_region(struct str tag)
{
	size_t len = language_main(tag);

	if (len && tag.len == len + 3 && region_known((struct str){ tag.at + len + 1, 2 }))
		return (struct str){ tag.at + len + 1, 2 };
	return (struct str){ 0 };
}

struct str language_region(struct str tag)
{
	size_t len = language_main(tag), i;

	for (i = 0; i < sizeof main_regions / sizeof *main_regions; i++)
		if (str_is((struct str){ tag.at, len }, main_regions[i].language))
			return str_of(main_regions[i].region);
	return (struct str){ 0 };
}
