#include "pages.h"

#include "meeting/pages.h"

const struct page_row pages[] = {
	{ "/calendar/", calendar_page },
	{ "/meeting/", meeting_page },
	{ "/programme.ics", programme_page, .everybody = true },
	{ "/meetings.json", guide_page, .everybody = true },
	{ "/week", week_page },
	{ 0 }
};
