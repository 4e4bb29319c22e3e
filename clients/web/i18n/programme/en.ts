// Words about meetings, in English: the programme page, signing up, one's place, the
// waiting place of a room that is not on, the line about the meeting in the room,
// reminders and calendars. They come with these, also to a page without a room.
// Plain, warm, short and true. Nothing here says why anybody comes.
// A meeting is one time that people come together in a room, mostly every week.

export const programme = {
	// --- when; {time}: "19:00–20:00", {city}: "Berlin" ---
	when_yours: '{time}, your time ({city})',
	when_there: '{time} in {city}',
	// {day}: "Friday 20 November"
	when_today: 'Today, {day}',
	when_tomorrow: 'Tomorrow, {day}',

	// --- the programme page ---
	prog_title: 'What is on',
	prog_lead: 'You can come without an account. Sign up if you want a place kept for you.',
	prog_now: 'Happening now',
	// Rooms that are open without a meeting.
	prog_open: 'Open now',
	// While nothing takes place on this day. {title}: name of a holiday.
	prog_closed: 'Closed today',
	prog_closed_more: 'No meetings today: {title}.',
	prog_closed_open: 'These rooms are open:',
	prog_none: 'Nothing is planned in the coming days.',
	prog_none_chosen: 'Nothing in the coming days fits your choice.',
	prog_all: 'Show everything',
	// First choices in the lists of languages and of audiences.
	prog_all_languages: 'All languages',
	prog_audience: 'For whom',
	prog_all_audiences: 'All groups',
	prog_everybody: 'Open to everybody',
	// Read out after a choice.
	prog_n: { one: '{n} meeting', other: '{n} meetings' },
	prog_later: 'Show the week after',
	prog_much: 'There is more. Choose a language or a group to see it.',
	// {time}: "19:40"
	prog_kept: 'No connection. This is how it was at {time}.',
	prog_go: 'Go in',
	prog_go_as: 'Go in as {name}',
	prog_go_other: 'Choose another name',
	// Read out when a meeting has just opened its door.
	prog_begins: 'The door is open: {title}.',
	// Shows only the meetings of one series; the link leads back to all.
	prog_whole: 'See everything that is on',

	// --- how a meeting stands ---
	at_cancelled: 'This time it does not take place.',
	// {time}: "Tue 17 Nov, 19:00"
	at_moved: 'Moved. Before, it was planned for {time}.',
	at_door: 'The door is open. It begins at {time}.',
	at_on: 'On now, until {time}.',
	at_wait: 'Waiting for a mentor. It begins as soon as one is here.',
	at_held: 'Waiting for a mentor. It goes on as soon as one is here.',
	// Nobody can come in any more.
	at_shut: 'It has begun, and the door is closed for today.',
	at_ended: 'It is over for today.',
	at_full: 'All places are taken.',
	at_left: { one: '{n} place free', other: '{n} places free' },
	at_why_no_staff: 'No mentor can be there.',
	at_why_closure: 'It is closed on that day.',
	at_why_series_changed: 'The times have changed.',
	at_why_series_ended: 'It has come to an end.',
	at_why_illness: 'Somebody who leads it cannot come.',
	at_why_technical: 'Something does not work here just now.',

	// --- signing up ---
	sign_up: 'Sign up',
	sign_list: 'Join the waiting list',
	// Title of the small form. {title}: of the meeting.
	sign_for: 'Sign up: {title}',
	sign_who: 'Only those who look after the room see that you signed up.',
	// Two buttons: this meeting alone, or each one of its series.
	sign_once: 'Just this time',
	sign_every: 'Every time',

	// --- one's place ---
	place_title: 'Your place',
	place_kept: 'You have a place.',
	place_every: 'You are signed up for every time.',
	place_next: 'You are on the waiting list. You are next.',
	place_waiting: { one: 'You are on the waiting list. {n} person comes before you.', other: 'You are on the waiting list. {n} people come before you.' },
	place_waiting_more: 'When a place is free, we offer it to you here.',
	// {time}: "Thu 26 Nov, 19:00, your time (Berlin)"
	place_offered: 'A place is free for you. You can take it until {time}.',
	place_missed: 'The time to take the place is over. You can join the waiting list again.',
	place_given_up: 'You gave up your place.',
	place_take: 'Take the place',
	place_decline: 'I do not need it',
	place_give_up: 'Give up my place',
	place_leave_list: 'Leave the waiting list',
	place_sure: 'Somebody else can come then. You can sign up again while there are places.',
	place_give_once: 'Give up this time',
	place_give_every: 'Give up every time',
	place_keep: 'Keep it',
	place_link: 'The link to your place',
	place_link_more: 'It opens your place on any phone or computer. Keep it to yourself.',
	place_copy: 'Copy',
	place_words: 'Your recovery words',
	place_words_more: 'They bring you back on another phone or computer. We show them once.',
	place_lost: 'Open your link once more',
	place_lost_more: 'To keep your place private, this page forgets the link when it is loaded again.',
	place_bad: 'This link does not work any more',
	place_bad_more: 'The meeting may be long over, or there is a newer link.',
	place_mine: 'My places',
	place_none: 'You have no places ahead.',

	// --- calendars ---
	cal_add: 'Add to calendar',
	cal_title: 'In your calendar',
	cal_programme: 'Subscribe to all of this',
	cal_mine: 'Subscribe to my places',
	cal_more: 'Your calendar looks for changes by itself. It shows the title and the time.',
	cal_secret: 'Whoever knows this address can see your places. Keep it to yourself.',
	cal_address: 'Address of this calendar',
	cal_copy: 'Copy the address',
	cal_renew: 'Make a new address',
	cal_renewed: 'This is the new address. The old one does not work any more.',

	// --- reminders ---
	remind: 'Reminders',
	remind_more: 'A short note with the title and the time, and nothing else.',
	remind_when: 'When',
	// {span}: "1 hour"
	remind_before: '{span} before',
	remind_from: 'Quiet from',
	remind_until: 'Quiet until',
	remind_quiet: 'In this time nothing comes. A note that falls into it comes earlier.',
	remind_how: 'How we reach you',
	remind_none: 'Not at all so far.',
	remind_push: 'On this device',
	remind_email: 'By e-mail',
	remind_address: 'E-mail address',
	remind_address_more: 'We send a code first. Nothing else goes there but these notes.',
	remind_code: 'The code we sent',
	remind_prove: 'Confirm',
	remind_unproved: 'Waits for its code',
	remind_unknown: 'This browser cannot show notes. E-mail works too.',
	remind_denied: 'This browser does not allow notes from this page. You can change that in its settings.',

	// --- the line about the meeting, in the room ---
	strip_begins: 'Begins at {time}',
	strip_until: 'Until {time}',
	strip_ends: { one: 'Ends in {n} minute, at {time}', other: 'Ends in {n} minutes, at {time}' },
	strip_ended: 'This has ended. You can read along a little longer.',
	// {time}: "Thu 26 Nov, 19:00"
	strip_next: 'Next time: {time}',

	// --- the waiting place of a room that is not on ---
	wait_next: 'Next time',
	wait_none: 'No next time is planned yet.',
	wait_opens: 'The door opens at {time}.',
	wait_again: 'Open this link again then.',
	// After it, in the waiting place.
	wait_stay: 'Or leave this page open: it goes in by itself.',
	wait_full: 'All places are taken just now. This page goes in by itself when one is free.',
	wait_others: 'Other rooms that are open',
	wait_week: 'What is on this week',
	ended_ended: 'It is over for today.',

	// --- when something does not work ---
	err_on_hold: 'We are waiting for a mentor. You can send it again when one is here.',
	err_signed_up: 'You are signed up for that already.',
	err_link_not_valid: 'This link does not work any more.',
};
