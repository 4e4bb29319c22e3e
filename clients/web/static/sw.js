// Shows that somebody is needed, or that something is on, while no page of ours is open. What comes holds no words of
// anybody and neither does what is shown: the neutral name of the site, and a line that could mean anything. About a
// meeting it is a title, which is neutral, and a time.
const words = {
	en: { look: 'Please have a look.', drill: 'Practice: please have a look.', test: 'Test. The code is', meeting_moved: 'New time', meeting_cancelled: 'Does not take place', place_offered: 'A place is free', place_kept: 'You have a place', cover: 'Somebody is needed', part: 'You are down for it' },
	de: { look: 'Bitte sieh einmal nach.', drill: 'Übung: Bitte sieh einmal nach.', test: 'Test. Der Code ist', meeting_moved: 'Neue Zeit', meeting_cancelled: 'Findet nicht statt', place_offered: 'Ein Platz ist frei', place_kept: 'Du hast einen Platz', cover: 'Jemand wird gebraucht', part: 'Du bist eingeteilt' },
	es: { look: 'Échale un vistazo, por favor.', drill: 'Práctica: échale un vistazo, por favor.', test: 'Prueba. El código es', meeting_moved: 'Nueva hora', meeting_cancelled: 'No tendrá lugar', place_offered: 'Hay una plaza libre', place_kept: 'Tienes una plaza', cover: 'Hace falta alguien', part: 'Te toca' },
	fr: { look: 'Viens voir, s’il te plaît.', drill: 'Exercice : viens voir, s’il te plaît.', test: 'Test. Le code est', meeting_moved: 'Nouvel horaire', meeting_cancelled: 'N’a pas lieu', place_offered: 'Une place est libre', place_kept: 'Tu as une place', cover: 'On cherche quelqu’un', part: 'C’est ton tour' },
	it: { look: 'Dai un’occhiata, per favore.', drill: 'Esercitazione: dai un’occhiata, per favore.', test: 'Prova. Il codice è', meeting_moved: 'Nuovo orario', meeting_cancelled: 'Non si tiene', place_offered: 'C’è un posto libero', place_kept: 'Hai un posto', cover: 'Serve qualcuno', part: 'Tocca a te' },
	pl: { look: 'Zajrzyj, proszę.', drill: 'Ćwiczenie: zajrzyj, proszę.', test: 'Próba. Kod to', meeting_moved: 'Nowy termin', meeting_cancelled: 'Nie odbędzie się', place_offered: 'Jest wolne miejsce', place_kept: 'Masz miejsce', cover: 'Ktoś jest potrzebny', part: 'To twój dyżur' },
	pt: { look: 'Dá uma olhada, por favor.', drill: 'Treino: dá uma olhada, por favor.', test: 'Teste. O código é', meeting_moved: 'Novo horário', meeting_cancelled: 'Não vai acontecer', place_offered: 'Há um lugar livre', place_kept: 'Você tem um lugar', cover: 'Precisamos de alguém', part: 'É a sua vez' },
};
const like = { cover_now: 'cover' };

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
	let told = {};
	try {
		told = event.data.json();
	} catch {
		// Something came: that is worth a look by itself.
	}
	const language = [told.language, navigator.language].map((tag) => String(tag ?? '').slice(0, 2)).find((tag) => tag in words) ?? 'en';
	const to = wayTo(String(told.link ?? ''));
	event.waitUntil(self.registration.showNotification(told.site || 'Notes', {
		body: bodyOf(told, language), icon: '{icon}', tag: told.start ? `${told.title} ${told.start}` : to || told.kind || 'look', renotify: true,
		requireInteraction: told.kind === 'alarm' || told.kind === 'cover_now', data: to,
	}));
});

function bodyOf(told, language) {
	const { look, drill, test, ...about } = words[language];
	if (told.kind === 'test')
		return `${test} ${told.code}`;
	if (!told.title || !told.start)
		return told.kind === 'drill' ? drill : look;
	const time = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }).format(told.start);
	const why = about[like[told.kind] ?? told.kind];
	return `${why ? `${why}: ` : ''}${told.title}, ${time}`;
}

// A page of ours, whatever site the link names; of the rooms only the fragment.
function wayTo(link) {
	const [, path = '', hash = ''] = /^https?:\/\/[^/]*\/(place|programme)?\/?(#[\w.=]*)?$/.exec(link) ?? [];
	return path ? `/${path}${hash}` : hash;
}

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(open(event.notification.data));
});

async function open(to) {
	const pages = (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).filter(({ url = '' }) => !/^https?:\/\/[^/]*\/(place|programme)\b/.test(url));
	const page = pages.find(({ focused }) => focused) ?? pages[0];
	if (!page || to.startsWith('/'))
		return self.clients.openWindow(to.startsWith('/') ? to : `/${to}`);
	page.postMessage({ hash: to });
	return page.focus();
}
