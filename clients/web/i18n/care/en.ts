// Words for what comes after the room is there, in English: oneself, telling a mentor,
// why words wait, what was decided, how the room is looked after, getting in without
// a link. Plain, warm, short and true.
// Nothing here blames anybody.

export const care = {
	// --- oneself ---
	change_name: 'Change my name',
	// Label of the card that appears once after joining.
	keep_words: 'Keep these words',
	keep_words_more: 'They bring your place back on another phone or computer. We show them once.',
	kept_them: 'I have them',
	copy: 'Copy',
	new_words: 'New recovery words',
	new_words_more: 'New words replace the old ones.',
	set_login: 'Login and password',
	set_login_more: 'At least 10 characters. This signs you out on other devices.',
	rules_first: 'Before you go in',
	agree: 'Agree and go in',
	leave_room: 'Leave the room',
	leave_room_sure: 'Leave this room? If you come back later, you start fresh.',

	// --- telling a mentor ---
	// Opens the few reasons for telling a mentor of a message or a person.
	tell: 'Tell a mentor',
	tell_more: 'Nobody sees that it was you, not even the mentors.',
	// The reasons, each a button. Worry comes first.
	tell_worried: 'I am worried about them',
	tell_unkind: 'It is unkind',
	tell_unsafe_content: 'It could be unsafe to read',
	tell_contact: 'It gives or asks for contact details',
	tell_selling: 'It sells something, or is spam',
	tell_other: 'Something else',
	told: 'Thank you. A mentor will look.',
	// After "I am worried".
	told_help: 'If somebody may be in danger right now, please open Urgent help too.',
	told_words: 'Would you like to add something?',
	told_words_hint: 'You need not.',
	told_send: 'Add this',
	told_where: 'You will find the answer under “You”.',
	// Title of the list of one's own.
	tells: 'What I told mentors',
	tells_none: 'Nothing yet.',
	tell_answered: 'A mentor has looked.',

	// --- cards: something happened ---
	// Button that puts a card away.
	seen: 'I have read it',
	card_held_released: 'Your message is in the room now.',
	card_held_asked: 'A mentor asks you to change a message.',
	card_held_declined: 'A mentor kept one of your messages back.',
	card_held_dropped: 'One of your messages was not shown, because the time ran out.',
	card_sanction: 'A mentor has decided something.',
	card_sanction_lifted: 'It is over earlier than planned. You can take part as before.',
	card_report_answered: 'You told a mentor of something. This is the answer.',
	card_appeal_answered: 'Somebody else has looked again.',
	card_aside: 'A mentor asks you into a side room.',
	// With the title and the time of the meeting below.
	card_meeting_moved: 'A meeting you are signed up for was moved.',
	card_meeting_cancelled: 'A meeting you are signed up for does not take place.',
	card_meeting_reminder: 'A meeting you are signed up for begins soon.',
	card_place_offered: 'A place is free for you.',
	card_place_kept: 'You have a place now.',
	// Before the words of a mentor, which follow in quotes.
	in_words: 'In their words:',

	// --- what mentors decided about oneself ---
	steps: 'What mentors decided about me',
	step_nudge: 'A hint from a mentor',
	step_warning: 'A mentor asks you to take care',
	step_read_only: 'You can read along, but not write',
	step_removal: 'You were asked to leave the room for some time',
	step_ban: 'You were asked to stay away from here for some time',
	// Why staff did something, as a label; staff choose among these.
	reason_ground_rules: 'Ground rules',
	reason_unkind: 'Unkind',
	reason_unsafe_content: 'Unsafe words',
	reason_selling: 'Selling or spam',
	reason_contact: 'Contact details',
	reason_off_topic: 'Belongs somewhere else',
	reason_other: 'Something else',
	// The same, said to the person it is about.
	why_ground_rules: 'It does not go with what we ask of each other.',
	why_unkind: 'It could hurt somebody.',
	why_unsafe_content: 'It could be unsafe for somebody who reads it.',
	why_selling: 'It offers something for sale, or goes to many people.',
	why_contact: 'It gives or asks for contact details.',
	why_off_topic: 'It belongs somewhere else.',
	why_other: 'It has another reason.',
	// The ground rule a step rests on; it follows.
	the_rule: 'What we ask here:',
	// {time}: "20 Nov 2026, 19:40".
	ends: 'It ends by itself: {time}.',
	step_over: 'It is over.',
	step_lifted: 'It ended early.',
	step_overturned: 'It was taken back.',
	// Button and title: asking that somebody else looks at it.
	appeal: 'Ask for a second look',
	appeal_more: 'Somebody else decides, not who did this. You can ask until {time}.',
	appeal_words: 'What should they know?',
	appeal_send: 'Ask',
	appeal_open: 'You asked for a second look. The answer comes by {time}.',
	appeal_upheld: 'Somebody else looked again. It stays as it is.',
	appeal_overturned: 'Somebody else looked again, and took it back.',
	appeal_late: 'The time to ask for a second look is over.',

	// --- what one would rather not read ---
	hidden_people: 'People I do not want to read',
	hidden_people_more: 'They are not told.',
	// A hidden person whose name is not known here.
	somebody: 'Somebody',
	show_again: 'Show again',
	hidden_topics: 'Topics I do not want to see',
	hidden_topics_more: 'Messages about these are folded away, if their writers say what they are about.',

	// --- how the room is looked after ---
	cared_mentors: 'Mentors look after this room. They read along, but they are not always here.',
	cared_software: 'Software on this server reads every message. It points out to mentors what to read first.',
	cared_misses: 'It misses some, and sometimes it is wrong. So please tell a mentor yourself.',
	cared_people: 'It never decides about anybody. That is up to people.',
	cared_danger: 'A message in which it sees danger is never held back.',
	// Heading: measures that are on at the moment.
	cared_now: 'Just now',
	// Headings over lists of the kinds below.
	cared_hold: 'These wait for a mentor',
	cared_refuse: 'These are not sent',
	cared_nudge: 'These get a hint that only you see',
	cared_wait: 'A message waits at most {span}. Then it appears by itself.',
	cared_wait_drop: 'A message waits at most {span}. If nobody had time, it is not shown.',
	boundary_contact_info: 'Contact details',
	boundary_solicitation: 'Selling, or asking for money',
	boundary_medical_advice: 'Advice about medicine',
	boundary_harassment: 'Words that could hurt somebody',
	boundary_method_detail: 'Ways people come to harm',
	boundary_sourcing: 'Where to get dangerous things',
	boundary_graphic: 'Details that are hard to read',
	boundary_link: 'Links',
	cared_steps: 'Mentors can give a hint, ask somebody only to read along, or ask somebody to leave for some time.',
	cared_fair: 'Each time the person is told why, until when, and how to ask for a second look.',
	cared_tell: 'You can tell a mentor of any message or person. Nobody sees that it was you.',
	cared_hide: 'You can hide people and topics from yourself. Nobody is told.',

	// --- words that wait for a mentor, and hints about words ---
	// How long it waits. {span}: "2 minutes".
	held_most: 'At most {span}. Then it appears by itself.',
	held_most_drop: 'At most {span}. If nobody had time, it is not shown.',
	// Button: take a waiting message back before anybody saw it.
	held_back: 'Take back',
	held_asked: 'A mentor asks you to change it.',
	held_declined: 'A mentor kept this back. Only you see it.',
	held_dropped: 'The time ran out, so it was not shown. Only you see it.',
	// Button: put words that were not shown into the box again.
	held_again: 'Write it differently',
	// Why a message waits, or a hint about it. Software saw it and may be wrong.
	near_new: 'You are new here. At first, messages wait a little.',
	near_contact_info: 'There may be a phone number in it, or another way to reach somebody.',
	near_solicitation: 'It may offer something, or ask for money.',
	near_medical_advice: 'It may give advice about medicine.',
	near_harassment: 'It may hurt somebody who reads it.',
	near_method_detail: 'It may tell how people come to harm.',
	near_sourcing: 'It may tell where to get something dangerous.',
	near_graphic: 'Some of it may be hard to read for others.',
	near_link: 'There is a link in it.',

	// --- a message ---
	take_down_sure: 'Take these words down for everyone? They cannot come back.',

	// --- somebody else ---
	hide_person: 'Hide this person from me',
	unhide_person: 'Show me this person again',

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

	// --- getting in without a link ---
	welcome_link: 'Open the link somebody gave you. That is all you need.',
	// Link to the programme of meetings.
	whats_on: 'What is on this week',
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

	// --- when something does not work ---
	err_sign_in_failed: 'That did not match. Please look again.',
	err_login_taken: 'This login is taken. Please choose another.',
	err_decided: 'That is decided already.',
};
