/// Which of its pages this program shows: what is on, a place, or whom to call.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import type { PlaceByLink } from '../../app/place.ts';
import type { Programme } from '../../app/programme.ts';
import { Basics } from '../help/basics.tsx';
import { Leave } from '../leave/leave.tsx';
import { Topbar } from '../topbar/topbar.tsx';
import { LaterEasier, LaterLines } from './load.tsx';
import { ProgrammePage } from './page.tsx';
import type { Page } from './page-props.ts';
import { MyPlaces, PlacePage } from './place-page.tsx';

/// 'mine': one's places, without a link.
export type Where = 'programme' | 'help' | 'mine' | PlaceByLink;

interface Props extends Page {
	where: ReadonlySignal<Where>;
	/// Could something not be fetched?
	away: ReadonlySignal<boolean>;
	programme: Programme;
}

export function ProgrammeApp({ where, away, programme, ...page }: Props) {
	const { value: here } = where;
	useFocusOnChange(here);
	return (
		<div class="shell">
			<Topbar easier={(close) => <LaterEasier onMissing={close} show={({ Easier }) => <Easier onClose={close} />} />} />
			<div role="status">{away.value && <p class="away">{t('err_offline')}</p>}</div>
			{here === 'help' && <Help />}
			{here === 'programme' && <ProgrammePage programme={programme} {...page} />}
			{here === 'mine' && <MyPlaces {...page} />}
			{typeof here === 'object' && <PlacePage place={here} {...page} />}
			{here !== 'help' && <footer class="foot"><a class="lines-all" href="#help">{t('help')}</a></footer>}
			<Leave />
		</div>
	);
}

function Help() {
	const few = <main class="page" id="main" tabIndex={-1}><h1>{t('help')}</h1><p>{t('help_lead')}</p><Basics /></main>;
	return <LaterLines meanwhile={few} show={({ LinesPage }) => <LinesPage />} />;
}

/// A new page starts at its beginning, for the eyes and for the keyboard.
function useFocusOnChange(where: Where) {
	const before = useRef(where);
	useEffect(() => {
		if (before.current === where)
			return;
		before.current = where;
		scrollTo(0, 0);
		document.getElementById('main')?.focus({ preventScroll: true });
	}, [where]);
}
