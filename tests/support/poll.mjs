/// Waiting for something to become true: never for a time to pass.

/// The value of `condition()` (which may be async) once it is truthy; an error that says `what` after `deadline_ms`.
export async function until(condition, { deadline_ms = 5000, every_ms = 5, what = condition.toString() } = {}) {
	const end = performance.now() + deadline_ms;
	for (;;) {
		const value = await condition();
		if (value)
			return value;
		if (performance.now() > end)
			throw new Error(`waited ${deadline_ms} ms in vain: ${typeof what === 'function' ? what() : what}`);
		await new Promise((resolve) => setTimeout(resolve, every_ms));
	}
}

/// What `promise` comes to, or an error that says `what` after `deadline_ms`.
export async function within(promise, what, deadline_ms = 10_000) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(new Error(`no answer in ${deadline_ms} ms: ${what}`)), deadline_ms);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
