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
	kept: 'Your words stay in the room. We ask for no e-mail or phone number, and keep no internet address.',
	// Said with `kept`: how the room is looked after, in one sentence.
	read_by: 'Software helps mentors find what to read first.',
	leave_note: 'Leave fast hides this page. It does not clear your history.',
	full: 'There is no place free right now. Please open this link again a little later.',
	look_again: 'Look again',
	bad_link: 'This link does not work any more',
	bad_link_more: 'It may be used up or too old. Ask the person who gave it to you for a new one.',
	// Title at the door for somebody who was asked to stay away for some time, and the button to what was decided.
	away: 'Not right now',
	away_why: 'Why, and until when',

	// --- getting in without a link ---
	welcome: 'How to get in',
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
	// The room takes one message now and then; this one goes out when it may.
	paused: 'Goes out by itself in a little while',
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
	// --- words that wait for a mentor, and hints about words; only their author sees these ---
	held: 'Waits for a mentor',
	held_shown: 'Your message is in the room now.',
	// Before a hint (near_…) about a message that was sent as it is.
	nudge: 'Sent. Only you see this hint.',
	// Over the box, while somebody may read but not write. {time}: "19:40".
	muted_until: 'You can read along. You can write again from {time}.',
	muted_danger: 'If you are not safe, write anyway: it reaches a mentor.',

	// --- what a message is about, said by its author ---
	// Button beside the box, and label of the list of topics.
	topic: 'Say what it is about',
	topic_none: 'Say nothing',
	// Instead of the words, until somebody presses Show. {topic}: one of the next ones.
	warned: 'This is about: {topic}',
	topic_suicide: 'Suicide',
	topic_self_harm: 'Hurting oneself',
	topic_abuse: 'Abuse',
	topic_violence: 'Violence',
	topic_death: 'Death and loss',
	topic_eating: 'Eating',
	topic_substances: 'Drugs and alcohol',
	topic_pregnancy: 'Pregnancy and birth',
	topic_other: 'Something heavy',
	show: 'Show',
	hide: 'Hide',
	// Stands for messages of people one has hidden.
	hidden_n: { one: '{n} message you chose not to see', other: '{n} messages you chose not to see' },

	// --- what is on in the room just now ---
	// {span}: "30 seconds".
	slow_mode: 'One message in {span}',
	links_off: 'No links for now',
	new_wait: 'Messages of new people wait for a mentor',
	cared: 'How this room is looked after',

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
	copied: 'Copied.',
	rules_new: 'The ground rules changed',
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

	sign_out: 'Sign out',

	// --- make it easier ---
	language: 'Language',

	// --- urgent help ---
	// In every room: one press tells mentors at once. Short.
	help_now: 'I need help now',
	// Who sees that somebody pressed it.
	help_who: 'Only those who look after rooms here see this. Nobody else in the room does.',
	// It has not reached the server.
	help_unsent: 'Not sent yet. It keeps trying by itself.',
	// It has, and nothing more is known.
	help_sent: 'Mentors were alerted.',
	// Over the messages, before somebody writes.
	uncovered: 'No mentor is here or on call right now. It may take a while until one reads this.',
	// Where one person talks with who helps them, beside a room.
	side_room: 'Side room',
	help_lead: 'If you or somebody else is in danger now, call. You can call even if you are not sure.',
	help_112: 'Emergency in Europe and many other countries',
	help_911: 'Emergency in the United States and Canada',
	help_988: 'Suicide and crisis line in the United States and Canada, call or text',
	help_116: 'Emotional support in many European countries, free of charge',
	help_else: 'Somewhere else? Call your local emergency number.',
	call: 'Call {n}',

	// --- rooms, and what staff can do ---
	rooms: 'Rooms',
	rooms_none: 'There is no room for you yet.',
	// A room that takes no new people.
	is_closed: 'Closed to new people',

	// --- when something does not work ---
	err_offline: 'No connection. Please try again.',
	err_bad_field: 'Something in there does not fit. Please look again.',
	err_not_allowed: 'You may not do this here.',
	err_not_in_room: 'You are not in this room.',
	err_removed: 'You were asked to stay away for some time. You can come back after that.',
	err_boundary: 'This room leaves some things out. You can change your words and send them then.',
	err_read_only: 'You can only read along here for now.',
	err_slow_down: 'That was a lot at once. Please wait a moment.',
	err_name_taken: 'Somebody here has this name already. Please take another.',
	err_room_full: 'There is no place free right now. Please try again a little later.',
	err_room_closed: 'This room takes no new people right now.',
	err_too_late: 'It is too late to change this.',
	err_too_large: 'That is too long.',
	err_last_admin: 'Somebody must stay administrator.',
	err_other: 'That did not work. Please try again.',
};
