/// Numbers that hold in many countries: they need nothing but the first load.
import { t } from '../../../i18n/index.ts';
import { Icon } from '../icon/icon.tsx';

const numbers = [
	{ number: '112', what: 'help_112' },
	{ number: '911', what: 'help_911' },
	{ number: '988', what: 'help_988' },
	{ number: '116 123', what: 'help_116' },
] as const;

export function Basics() {
	return (
		<>
			<ul class="lines">
				{numbers.map(({ number, what }) => (
					<li key={number}>
						<p>{t(what)}</p>
						<a class="button" href={'tel:' + number.replace(' ', '')}><Icon name="call" />{t('call', { n: number })}</a>
					</li>
				))}
			</ul>
			<p>{t('help_else')}</p>
		</>
	);
}
