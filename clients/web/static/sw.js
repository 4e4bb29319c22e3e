// Shows that somebody is needed while no page of ours is open. What comes holds no words of
// anybody and neither does what is shown: the neutral name of the site, and a line that could mean anything.
const words = {
	en: ['Please have a look.', 'Practice: please have a look.', 'Test. The code is'],
	de: ['Bitte sieh einmal nach.', 'Übung: Bitte sieh einmal nach.', 'Test. Der Code ist'],
	es: ['Échale un vistazo, por favor.', 'Práctica: échale un vistazo, por favor.', 'Prueba. El código es'],
	fr: ['Viens voir, s’il te plaît.', 'Exercice : viens voir, s’il te plaît.', 'Test. Le code est'],
	it: ['Dai un’occhiata, per favore.', 'Esercitazione: dai un’occhiata, per favore.', 'Prova. Il codice è'],
	pl: ['Zajrzyj, proszę.', 'Ćwiczenie: zajrzyj, proszę.', 'Próba. Kod to'],
	pt: ['Dá uma olhada, por favor.', 'Treino: dá uma olhada, por favor.', 'Teste. O código é'],
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
	let told = {};
	try {
		told = event.data.json();
	} catch {
		// Something came: that is worth a look by itself.
	}
	const [look, practice, test] = words[navigator.language.slice(0, 2)] ?? words.en;
	const hash = /#[\w.=]*$/.exec(told.link ?? '')?.[0] ?? '';
	const body = told.kind === 'test' ? `${test} ${told.code}` : told.kind === 'drill' ? practice : look;
	event.waitUntil(self.registration.showNotification(told.site || 'Notes', {
		body, icon: '{icon}', tag: hash || told.kind || 'look', renotify: true, requireInteraction: told.kind === 'alarm', data: hash,
	}));
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(open(event.notification.data));
});

async function open(hash) {
	const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const page = pages.find(({ focused }) => focused) ?? pages[0];
	if (!page)
		return self.clients.openWindow('/' + hash);
	page.postMessage({ hash });
	return page.focus();
}
