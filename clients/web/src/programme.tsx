/// The programme and one's places: pages for everybody, also without an account, and without a line of their own to the server.
import './view/base/base.css';
import './view/help/help.css';
import './view/meeting/meeting.css';
import './view/programme/programme.css';
import { render } from 'preact';
import { effect, signal } from '@preact/signals';
import { learn } from '../i18n/index.ts';
import { words } from '../i18n/programme/index.ts';
import { ProvideClient } from './app/context.ts';
import { KnownLines } from './app/known-lines.ts';
import { linkOf, PlaceByLink } from './app/place.ts';
import { followPrefs, startLanguage } from './app/prefs.ts';
import { Programme } from './app/programme.ts';
import { Api } from './link/api.ts';
import { browserClock } from './link/clock.ts';
import { ProgrammeApp, type Where } from './view/programme/app.tsx';
import { fetchLines } from './view/programme/load.tsx';

const protocol = 'cairn.v1';

const api = new Api((address, init) => fetch(address, init));
const go = (href: string) => location.assign(href);
const dial = () => new WebSocket(location.origin.replace(/^http/, 'ws') + '/socket', protocol);
const isPlace = location.pathname.replace(/\/$/, '') === '/place';
const seriesIn = (fragment: string) => /^#([0-9a-z]{13})$/.exec(fragment)?.[1];
const programme = new Programme({ clock: browserClock, api, go }, seriesIn(location.hash));

const away = signal(false);
/// Counts up when it is worth fetching again what could not be had.
const line = signal(0);
const around = { api, help: new KnownLines(), line, say: () => (away.value = true) };

/// The page that stays when somebody comes back from the numbers to call.
let home: Where = isPlace ? 'mine' : 'programme';
const where = signal<Where>(home);

/// The secret leaves the address as soon as it is read.
function route() {
	const link = isPlace ? linkOf(location.hash) : undefined;
	if (link) {
		home = new PlaceByLink({ api, go, now: Date.now }, link);
		history.replaceState(null, '', '/place');
	}
	const series = seriesIn(location.hash);
	if (!isPlace && location.hash !== '#help' && series !== programme.chosen.value.series)
		programme.choose({ series });
	where.value = location.hash === '#help' ? 'help' : home;
}

function listen() {
	const seen = () => programme.seen(document.visibilityState === 'visible');
	addEventListener('hashchange', route);
	addEventListener('popstate', route);
	addEventListener('online', () => {
		line.value++;
		away.value = false;
		if (!isPlace)
			seen();
	});
	if (!isPlace)
		document.addEventListener('visibilitychange', seen);
}

/// Until it is here: who needs it shall not wait for it.
function keepAskingForLines() {
	fetchLines().catch(() => setTimeout(keepAskingForLines, 5_000));
}

async function start() {
	route();
	followPrefs(document.documentElement);
	listen();
	await learn(words);
	await startLanguage(navigator.languages).catch(() => {});
	effect(() => {
		const site = programme.shown.value?.site ?? (typeof home === 'object' ? home.shown.value?.site : undefined);
		if (site)
			document.title = site;
	});
	const root = document.getElementById('app')!;
	root.replaceChildren();
	render(<ProvideClient value={around}><ProgrammeApp where={where} away={away} programme={programme} api={api} dial={dial} /></ProvideClient>, root);
	keepAskingForLines();
	if (!isPlace)
		await programme.look();
}

void start();
