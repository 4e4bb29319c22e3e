#include "schedule/ical_zone.h"

#include <string.h>

#include "schedule/ical_line.h"
#include "schedule/zone.h"

/* The common ones of CLDR's windowsZones, for the territory 001. */
static const struct windows {
	const char *name, *zone;
} windows[] = {
	{ "AUS Central Standard Time", "Australia/Darwin" },
	{ "AUS Eastern Standard Time", "Australia/Sydney" },
	{ "Alaskan Standard Time", "America/Anchorage" },
	{ "Arab Standard Time", "Asia/Riyadh" },
	{ "Arabian Standard Time", "Asia/Dubai" },
	{ "Argentina Standard Time", "America/Buenos_Aires" },
	{ "Atlantic Standard Time", "America/Halifax" },
	{ "Bangladesh Standard Time", "Asia/Dhaka" },
	{ "Canada Central Standard Time", "America/Regina" },
	{ "Cen. Australia Standard Time", "Australia/Adelaide" },
	{ "Central America Standard Time", "America/Guatemala" },
	{ "Central Europe Standard Time", "Europe/Budapest" },
	{ "Central European Standard Time", "Europe/Warsaw" },
	{ "Central Standard Time", "America/Chicago" },
	{ "Central Standard Time (Mexico)", "America/Mexico_City" },
	{ "China Standard Time", "Asia/Shanghai" },
	{ "E. Africa Standard Time", "Africa/Nairobi" },
	{ "E. Australia Standard Time", "Australia/Brisbane" },
	{ "E. South America Standard Time", "America/Sao_Paulo" },
	{ "Eastern Standard Time", "America/New_York" },
	{ "Egypt Standard Time", "Africa/Cairo" },
	{ "FLE Standard Time", "Europe/Kiev" },
	{ "GMT Standard Time", "Europe/London" },
	{ "GTB Standard Time", "Europe/Bucharest" },
	{ "Greenwich Standard Time", "Atlantic/Reykjavik" },
	{ "Hawaiian Standard Time", "Pacific/Honolulu" },
	{ "India Standard Time", "Asia/Calcutta" },
	{ "Iran Standard Time", "Asia/Tehran" },
	{ "Israel Standard Time", "Asia/Jerusalem" },
	{ "Korea Standard Time", "Asia/Seoul" },
	{ "Middle East Standard Time", "Asia/Beirut" },
	{ "Mountain Standard Time", "America/Denver" },
	{ "Nepal Standard Time", "Asia/Katmandu" },
	{ "New Zealand Standard Time", "Pacific/Auckland" },
	{ "Newfoundland Standard Time", "America/St_Johns" },
	{ "Pacific SA Standard Time", "America/Santiago" },
	{ "Pacific Standard Time", "America/Los_Angeles" },
	{ "Pakistan Standard Time", "Asia/Karachi" },
	{ "Romance Standard Time", "Europe/Paris" },
	{ "Russian Standard Time", "Europe/Moscow" },
	{ "SA Pacific Standard Time", "America/Bogota" },
	{ "SE Asia Standard Time", "Asia/Bangkok" },
	{ "Singapore Standard Time", "Asia/Singapore" },
	{ "South Africa Standard Time", "Africa/Johannesburg" },
	{ "Sri Lanka Standard Time", "Asia/Colombo" },
	{ "Taipei Standard Time", "Asia/Taipei" },
	{ "Tasmania Standard Time", "Australia/Hobart" },
	{ "Tokyo Standard Time", "Asia/Tokyo" },
	{ "Turkey Standard Time", "Europe/Istanbul" },
	{ "US Mountain Standard Time", "America/Phoenix" },
	{ "UTC", "UTC" },
	{ "Venezuela Standard Time", "America/Caracas" },
	{ "W. Australia Standard Time", "Australia/Perth" },
	{ "W. Central Africa Standard Time", "Africa/Lagos" },
	{ "W. Europe Standard Time", "Europe/Berlin" },
	{ "West Asia Standard Time", "Asia/Tashkent" },
};

static int of_windows(struct str tzid, struct str *ret)
{
	size_t i;

	for (i = 0; i < sizeof windows / sizeof *windows; i++)
		if (ical_word_is(tzid, windows[i].name)) {
			*ret = str_of(windows[i].zone);
			return 0;
		}
	return ERR_BAD_FIELD;
}

int ical_zone(struct str tzid, struct str *ret)
{
	struct str rest = tzid;
	bool prefixed = tzid.len > 0 && *tzid.at == '/';
	const char *slash;

	while (prefixed && (slash = memchr(rest.at, '/', rest.len))) {
		rest.len -= (size_t)(slash + 1 - rest.at);
		rest.at = slash + 1;
		if (zone_known(rest)) {
			*ret = rest;
			return 0;
		}
	}
	if (prefixed || !zone_known(tzid))
		return of_windows(tzid, ret);
	*ret = tzid;
	return 0;
}
