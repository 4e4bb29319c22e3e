/// Calendars, read by ical.js: when things take place, by its own rules and by the zones the calendar itself describes.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';

const zonesOf = (calendar) => calendar.getAllSubcomponents('vtimezone');

/// The lines of a text, unfolded.  Each is at most 75 bytes, and ends with CRLF.
export function linesOf(text) {
	assert.match(text, /^BEGIN:VCALENDAR\r\n/);
	assert.match(text, /END:VCALENDAR\r\n$/);
	assert.ok(!/[^\r]\n/.test(text), 'a line without CR');
	for (const line of text.split('\r\n'))
		assert.ok(Buffer.byteLength(line) <= 75, `too long: ${line}`);
	return text.replace(/\r\n[ \t]/g, '').split('\r\n').slice(0, -1);
}

/// A calendar: { name, events: [ICAL.Event, with .series of overrides], … }.
export function readCalendar(text) {
	linesOf(text);
	const calendar = new ICAL.Component(ICAL.parse(text));
	const zones = zonesOf(calendar);
	ICAL.TimezoneService.reset();
	zones.forEach((zone) => ICAL.TimezoneService.register(zone));
	/* By itself it would take overrides of one series for those of another. */
	const all = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component, { exceptions: [], strictExceptions: true }));
	const masters = all.filter((event) => !event.isRecurrenceException());
	const overrides = all.filter((event) => event.isRecurrenceException());
	for (const override of overrides) {
		const of = masters.filter(({ uid }) => uid === override.uid);
		assert.equal(of.length, 1, `one series for the override of ${override.uid}`);
		of[0].relateException(override);
	}
	assert.equal(new Set(masters.map(({ uid }) => uid)).size, masters.length, 'each uid is there once');
	const known = new Set(zones.map((zone) => zone.getFirstPropertyValue('tzid')));
	for (const { startDate: { zone: { tzid } } } of all)
		assert.ok(tzid === 'UTC' || known.has(tzid), `the zone ${tzid} is described`);
	return { text, calendar, masters, overrides, name: calendar.getFirstPropertyValue('name') };
}

const valueOf = (event, name) => event.component.getFirstPropertyValue(name);

const momentsOf = (event, startDate, endDate) => ({
	start: startDate.toJSDate().getTime(), end: endDate.toJSDate().getTime(), title: event.summary,
	cancelled: valueOf(event, 'status') === 'CANCELLED', sequence: Number(valueOf(event, 'sequence') ?? 0), uid: event.uid,
});

/// Every time one of them takes place whose place in its series is before `until_ms`, by beginning.
export function occurrences({ masters }, until_ms) {
	const found = [];
	for (const master of masters) {
		if (!master.isRecurring()) {
			found.push(momentsOf(master, master.startDate, master.endDate));
			continue;
		}
		const each = master.iterator();
		for (let next = each.next(); next && next.toJSDate().getTime() < until_ms; next = each.next()) {
			const { item, startDate, endDate } = master.getOccurrenceDetails(next);
			found.push(momentsOf(item, startDate, endDate));
		}
	}
	return found.sort((a, b) => a.start - b.start || a.uid.localeCompare(b.uid));
}
