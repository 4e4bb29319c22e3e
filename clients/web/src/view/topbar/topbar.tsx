/// On every page: help at the start, leaving at the end.
import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { leaveFast } from '../../app/leave.ts';
import { Icon } from '../icon/icon.tsx';
import './topbar.css';

export function leaveNow(event: Event) {
	event.preventDefault();
	leaveFast();
}

/// `easier`: the panel of that name, which comes later.
export function Topbar({ easier: panel }: { easier(close: () => void): ComponentChild }) {
	const [easier, setEasier] = useState(false);
	return (
		<header class="topbar">
			<a class="skip" href="#main" onClick={toMain}>{t('skip')}</a>
			<a class="skip" href="/bye" rel="nofollow noreferrer" onClick={leaveNow}>{t('leave_fast')}</a>
			<nav class="topbar-row">
				<a class="topbar-act topbar-help" href="#help"><Icon name="help" />{t('help')}</a>
				<button type="button" class="topbar-act topbar-ease" onClick={() => setEasier(true)}>
					<Icon name="ease" /><span class="topbar-word">{t('easier')}</span>
				</button>
				<a class="topbar-act topbar-leave" href="/bye" rel="nofollow noreferrer" onClick={leaveNow}>
					<Icon name="leave" />{t('leave_fast')}
				</a>
			</nav>
			{easier && panel(() => setEasier(false))}
		</header>
	);
}

// The address stays as it is: its fragment says which page this is.
function toMain(event: Event) {
	event.preventDefault();
	document.getElementById('main')?.focus();
}
