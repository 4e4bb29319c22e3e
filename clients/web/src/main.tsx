/// Puts the parts together and listens to the browser.
import './view/base/base.css';
import { render } from 'preact';
import { effect, signal } from '@preact/signals';
import { routeOf, secretOf, type Secret } from './app/address.ts';
import { Client } from './app/client.ts';
import { ProvideClient } from './app/context.ts';
import { followPrefs, startLanguage } from './app/prefs.ts';
import { Api } from './link/api.ts';
import { browserClock } from './link/clock.ts';
import { codeOf } from './link/wire.ts';
import { App } from './view/app/app.tsx';
import { fetchCare } from './view/care/load.tsx';
import { fetchHelp } from './view/help/load.tsx';
import { fetchStaff } from './view/staff/load.tsx';

const protocol = 'cairn.v1';

const client = new Client({
	clock: browserClock,
	api: new Api((address, init) => fetch(address, init)),
	dial: () => new WebSocket(location.origin.replace(/^http/, 'ws') + '/socket', protocol),
	go: (href, replace) => history[replace ? 'replaceState' : 'pushState'](null, '', href),
});
const secret = signal<Secret | undefined>(secretOf(location.pathname, location.hash));

if (location.pathname !== '/' || secret.value)
	history.replaceState(null, '', '/');

function listen() {
	const routed = () => (client.route.value = routeOf(location.hash));
	routed();
	addEventListener('hashchange', routed);
	addEventListener('popstate', routed);
	addEventListener('online', () => {
		// A connection begun without a network may never come.
		if (client.line.value === 'connecting')
			client.lost();
		client.nudge();
	});
	addEventListener('offline', () => client.lost());
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible')
			client.nudge();
		else
			client.looked();
	});
}

async function redeem(link: string) {
	secret.value = undefined;
	try {
		client.cameIn(await client.api.call('session.redeem', { link }));
	} catch (reason) {
		if (codeOf(reason) === 'offline')
			client.standing.value = 'out';
		else
			secret.value = { kind: 'broken' };
	}
}

/// Until it is here: who needs it shall not wait for it, also on a bad network.
function keepAskingForHelp() {
	fetchHelp().catch(() => setTimeout(keepAskingForHelp, 5_000));
}

async function start() {
	followPrefs(document.documentElement);
	listen();
	await startLanguage(navigator.languages).catch(() => {});
	effect(() => {
		if (client.line.value === 'live')
			void fetchCare().catch(() => {});
		if (client.line.value === 'live' && client.isStaff.value)
			void fetchStaff().catch(() => {});
	});
	const title = document.title;
	effect(() => {
		const site = client.hello.value?.site || title;
		document.title = client.urgent.value ? `(${client.urgent.value}) ${site}` : site;
	});
	const root = document.getElementById('app')!;
	root.replaceChildren();
	render(<ProvideClient value={client}><App secret={secret} /></ProvideClient>, root);
	keepAskingForHelp();
	if (secret.value?.kind === 'link')
		await redeem(secret.value.token);
	else if (!secret.value)
		client.connect();
}

void start();
