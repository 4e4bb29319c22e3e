/// Being reached by this browser while no page is open (Web Push), asked for by a press.

export interface PushKeys {
	url: string;
	p256dh: string;
	auth: string;
}

/// Why it cannot be: this browser has no such thing, somebody said no, or the browser could not arrange it.
export type PushTrouble = 'unknown' | 'denied' | 'failed';

export async function pushKeys(serverKey: string): Promise<PushKeys | PushTrouble> {
	if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window) || !serverKey)
		return 'unknown';
	if (await Notification.requestPermission() !== 'granted')
		return 'denied';
	try {
		await navigator.serviceWorker.register('/sw.js');
		const worker = await navigator.serviceWorker.ready;
		const subscription = await subscribe(worker.pushManager, bytesOf(serverKey));
		const { endpoint: url = '', keys: { p256dh = '', auth = '' } = {} } = subscription.toJSON();
		return { url, p256dh, auth };
	} catch {
		return 'failed';
	}
}

/// A subscription made for another key of the server is no use any more.
async function subscribe(manager: PushManager, applicationServerKey: BufferSource): Promise<PushSubscription> {
	const options = { userVisibleOnly: true, applicationServerKey };
	try {
		return await manager.subscribe(options);
	} catch (reason) {
		const old = await manager.getSubscription();
		if (!old)
			throw reason;
		await old.unsubscribe();
		return manager.subscribe(options);
	}
}

export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
	const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
