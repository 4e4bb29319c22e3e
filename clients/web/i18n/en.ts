// The words on the screen, in English: the source for every other language.
// Plain, warm, short and true. At most 20 words in a sentence.
// {name} stands for what is filled in. A message that depends on a number has
// one form for each plural category its language uses (CLDR).

export const en = {
	// --- the bar on top of every page ---
	// Link to the page with emergency numbers.
	help: 'Urgent help',
	// Leaves at once for a harmless page and signs out.
	leave_fast: 'Leave fast',
	// Read out once somebody activates it.
	leaving: 'Leaving',
	// Progress of pressing Shift three times, read out.
	shift_more: { one: 'Shift, press {n} more time to leave.', other: 'Shift, press {n} more times to leave.' },
	// Skip link, first thing on the page for keyboards.
	skip: 'Go to the content',
	// Button for the panel with text size, theme, language.
	easier: 'Make it easier',
	close: 'Close',
	cancel: 'Cancel',
	back: 'Back',
	save: 'Save',
	saved: 'Saved.',
	// While something loads.
	moment: 'One moment …',

	// --- the doorway: what somebody sees after opening an invite link ---
	// How many people are in the room now.
	here: { one: '{n} person is here.', other: '{n} people are here.' },
	here_none: 'Nobody is here yet.',
	// Mentors look after the room.
	mentors: { one: 'A mentor reads along.', other: '{n} mentors read along.' },
	// Heading over the short list of ground rules.
	rules: 'What we ask of each other',
	your_name: 'Your name here',
	your_name_hint: 'It need not be your real name.',
	// Button: offer a different invented name.
	other_name: 'Another name',
	enter: 'Enter the room',
	// The same button when the link is for staff and leads to no room.
	come_in: 'Come in',
	// Shown when this browser is known in the room already.
	known: 'You are {name} here already.',
	// What is kept, in one sentence; must stay true.
	kept: 'Your words stay in the room. We keep no e-mail, phone number or internet address.',
	leave_note: 'Leave fast hides this page. It does not clear your history.',
	full: 'There is no place free right now. Please open this link again a little later.',
	look_again: 'Look again',
	bad_link: 'This link does not work any more',
	bad_link_more: 'It may be used up or too old. Ask the person who gave it to you for a new one.',

	// --- getting in without a link ---
	welcome: 'How to get in',
	welcome_link: 'Open the link somebody gave you. That is all you need.',
	words_have: 'I have recovery words',
	// Field for the few words shown at the first visit.
	words: 'Recovery words',
	words_hint: 'The words you kept from your first visit.',
	words_use: 'Get my place back',
	staff: 'I look after rooms here',
	login: 'Login',
	password: 'Password',
	sign_in: 'Sign in',
	expired: 'You were signed out',
	expired_more: 'This happens after some time, or when you sign in elsewhere. Your place is still yours.',
	elsewhere: 'You are here in another tab',
	elsewhere_more: 'It went on in another tab or window. You can bring it back here.',
	use_here: 'Use this tab',
	goodbye: 'You have left',
	goodbye_more: 'Nothing is kept in this browser. Take good care.',

	// --- in the room ---
	// In the header, short: people in the room.
	n_here: { one: '{n} here', other: '{n} here' },
	// In the header: at least one mentor is in the room now.
	mentor_here: 'A mentor is here',
	no_connection: 'No connection. Your words are safe here and will send by themselves.',
	earlier: 'Show earlier',
	// Nothing was said yet.
	quiet: 'It is quiet here. Say hello, or just read.',
	new_line: 'New since you looked',
	// Pill that jumps down to messages that came in meanwhile.
	n_new: { one: '{n} new message', other: '{n} new messages' },
	today: 'Today',
	yesterday: 'Yesterday',
	messages: 'Messages',
	earlier_messages: 'Earlier messages',
	write: 'Write a message',
	send: 'Send',
	// Characters left.
	n_left: { one: '{n} character left', other: '{n} characters left' },
	n_over: { one: '{n} character too many', other: '{n} characters too many' },
	sending: 'Sending',
	waiting: 'Waiting for signal',
	sent: 'Sent',
	not_sent: 'Not sent.',
	again: 'Try again',
	// Take an unsent message out of the list.
	remove: 'Remove',
	edited: 'edited',
	taken_down: 'These words were taken down.',
	// Opens the acts for one message; {name} wrote it.
	more: 'More for the message by {name}',
	edit: 'Edit',
	editing: 'You are changing your message.',
	take_down: 'Take down',
	take_down_sure: 'Take these words down for everyone? They cannot come back.',
	writing: { one: '{name} is writing …', other: '{n} people are writing …' },
	you: 'You',
	// Marks one's own name in a list.
	is_you: '{name} (you)',
	// Reactions; the button says the word and how many.
	r_heart: 'Heart',
	r_hug: 'Hug',
	r_thanks: 'Thank you',
	r_same: 'Me too',
	r_strength: 'Strength',
	r_candle: 'Candle',
	r_smile: 'Smile',
	reactions: 'Reactions',
	// Label of the card that appears once after joining.
	keep_words: 'Keep these words',
	keep_words_more: 'They bring your place back on another phone or computer. We show them once.',
	kept_them: 'I have them',
	copy: 'Copy',
	copied: 'Copied.',
	leave_room: 'Leave the room',
	leave_room_sure: 'Leave this room? If you come back later, you start fresh.',
	rules_new: 'The ground rules changed',
	rules_first: 'Before you go in',
	agree: 'Agree and go in',
	ended_removed: 'You were asked to leave this room for some time. You can come back after that.',
	ended_revoked: 'You cannot be in this room any more.',
	ended_left: 'You left this room.',
	in_danger: 'If you are in danger now, please open Urgent help.',

	// --- people ---
	people: 'People here',
	role_participant: 'Participant',
	role_mentor: 'Mentor',
	role_facilitator: 'Facilitator',
	role_responder: 'On call',
	role_admin: 'Administrator',
	// Opens the acts for one person.
	about: 'More about {name}',
	remove_person: 'Remove person',
	remove_title: 'Remove {name}',
	remove_more: 'They cannot come back until the time is over. It ends by itself.',
	reason: 'Reason',
	reason_ground_rules: 'Against the ground rules',
	reason_unkind: 'Unkind',
	reason_unsafe_content: 'Unsafe words',
	reason_selling: 'Selling or spam',
	reason_other: 'Something else',
	how_long: 'For how long',
	hours: { one: '{n} hour', other: '{n} hours' },
	days: { one: '{n} day', other: '{n} days' },
	removed_until: '{name} is removed until {time}.',
	role: 'Role',
	give_role: 'Give this role',
	take_role: 'Take the role away',

	// --- you ---
	change_name: 'Change my name',
	new_words: 'New recovery words',
	new_words_more: 'New words replace the old ones.',
	set_login: 'Login and password',
	set_login_more: 'At least 10 characters. This signs you out on other devices.',
	sign_out: 'Sign out',

	// --- make it easier ---
	size: 'Text size',
	size_0: 'Normal',
	size_1: 'Large',
	size_2: 'Very large',
	theme: 'Colours',
	theme_auto: 'As on this device',
	theme_light: 'Light',
	theme_dark: 'Dark',
	shift: 'Press Shift three times to leave fast',
	language: 'Language',

	// --- urgent help ---
	help_lead: 'If you or somebody else is in danger now, call. You can call even if you are not sure.',
	help_112: 'Emergency in Europe and many other countries',
	help_911: 'Emergency in the United States and Canada',
	help_988: 'Suicide and crisis line in the United States and Canada, call or text',
	help_116: 'Emotional support in many European countries, free of charge',
	help_else: 'Somewhere else? Call your local emergency number.',
	help_mentor: 'You can also say it in the room. Mentors look after it, but they may not be there.',
	call: 'Call {n}',

	// --- rooms, and what staff can do ---
	rooms: 'Rooms',
	rooms_none: 'There is no room for you yet.',
	manage: 'Look after',
	// A room that takes no new people.
	is_closed: 'Closed to new people',
	new_room: 'New room',
	room_name: 'Name of the room',
	room_about: 'A line or two about it',
	room_rules: 'Ground rules, one a line',
	room_language: 'Language of the room',
	room_capacity: 'Places',
	room_history: 'People who come later can read',
	history_arrival: 'what comes after',
	history_all: 'everything',
	room_presence: 'Show who is here',
	room_typing: 'Show who is writing',
	room_open: 'New people may come in',
	room_reactions: 'Reactions',
	create: 'Make the room',
	settings: 'Settings',
	links: 'Invite links',
	links_server: 'Links for staff',
	links_none: 'No link works at the moment.',
	link_new: 'Make a link',
	link_role: 'Who comes in by it',
	link_uses: 'How many people',
	link_ready: 'The link is ready. It is shown only now.',
	link_end: 'End this link',
	link_left: { one: '{n} use left', other: '{n} uses left' },
	until: 'until {time}',

	// --- when something does not work ---
	err_offline: 'No connection. Please try again.',
	err_bad_field: 'Something in there does not fit. Please look again.',
	err_not_allowed: 'You may not do this here.',
	err_not_in_room: 'You are not in this room.',
	err_removed: 'You were asked to stay away for some time. You can come back after that.',
	err_sign_in_failed: 'That did not match. Please look again.',
	err_slow_down: 'That was a lot at once. Please wait a moment.',
	err_name_taken: 'Somebody here has this name already. Please take another.',
	err_login_taken: 'This login is taken. Please choose another.',
	err_room_full: 'There is no place free right now. Please try again a little later.',
	err_room_closed: 'This room takes no new people right now.',
	err_too_late: 'It is too late to change this.',
	err_too_large: 'That is too long.',
	err_last_admin: 'Somebody must stay administrator.',
	err_other: 'That did not work. Please try again.',
};
