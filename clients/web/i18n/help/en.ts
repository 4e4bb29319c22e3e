// Words for needing help now, in English: what is known of it, side rooms, crisis lines.
// They come right after the first load, so that they are there when there is no connection.
// Read in the worst moment: short, true, calm. They promise nothing that the server did not say.

export const help = {
	// --- how it stands, after pressing "I need help now" ---
	// On its way.
	help_telling: 'Telling the mentors …',
	help_refused: 'This could not be sent.',
	help_refused_more: 'Please call one of these, or tell somebody near you.',
	// Signed out meanwhile, so that it waits.
	help_outside: 'Not sent yet, because you were signed out. It goes out once you are back in.',
	// {time}: "19:02".
	help_called: 'Mentors were alerted, {time}.',
	help_called_more: 'It says here when one of them has seen it. You need not explain anything.',
	// Alerted, but nobody is here or on call.
	help_alone: 'Nobody may be here right now. We are calling others.',
	help_seen: '{name} has seen this, {time}.',
	help_seen_more: 'You can write here, or just wait.',
	help_with: '{name} is with you.',
	help_with_more: 'You can go on writing. You need not explain everything.',
	// Whoever was there could not go on.
	help_waiting: 'Somebody had to go. Others were alerted, {time}.',
	help_closed: 'This has come to an end for now.',
	// {button}: the words on the button.
	help_closed_more: 'You can press “{button}” again at any time.',
	// Stands for a name that is not known.
	help_someone: 'A mentor',
	// Before lines one can call.
	help_no_wait: 'You need not wait. You can call or write to one of these now.',
	// Button that closes the panel.
	help_back: 'Back',

	// --- a side room ---
	aside_ask: '{name} asks you into a side room.',
	aside_more: 'Only you and those who help you read there. Your place here stays yours.',
	aside_go: 'Go to the side room',
	// At the top of it, and the way back to the room named {room}.
	aside_in: 'Only you and those who help you read along here.',
	aside_back: 'Back to {room}',

	// --- the note that comes by itself when nobody could come ---
	auto: 'This is an automatic note',
	auto_more: 'Nobody could come yet. Mentors were alerted, and we keep calling.',
	auto_danger: 'If you are in danger now, please call one of these.',

	// --- crisis lines ---
	lines_title: 'Call or write to somebody',
	lines_all: 'All lines, other countries',
	lines_country: 'Country',
	// First choice, while no country is known.
	lines_choose: 'Please choose',
	// {country}: "Germany".
	lines_other: 'We know no lines of that country. These are of another one: {country}.',
	lines_none: 'We know no lines here. Please call the emergency number of your country.',
	// What was fetched earlier. {time}: "20 Nov 2026, 19:40".
	lines_kept: 'No connection. This is the list as it was: {time}.',
	line_emergency: 'Ambulance and police',
	line_always: 'Day and night',
	// Buttons. {n}: "HELLO to 85258".
	line_text: 'Text {n}',
	line_write: 'Write online',
	// {month}: "November 2026".
	line_checked: 'Verified: {month}',
	line_old: 'It may have changed since.',
	help_mentor: 'You can also say it in the room. Mentors look after it, but they may not be there.',
	lines_next: 'Nobody answers? Please try the next one.',
	// Link to a page of somebody else.
	lines_elsewhere: 'More lines, on another site',
};
