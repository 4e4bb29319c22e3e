/// Urgent help (P4): well-known numbers, readable without a connection.
import { t } from '../../../i18n/index.ts';
import { Icon } from '../icon/icon.tsx';
import './help.css';

const lines = [
	{ number: '112', what: 'help_112' },
	{ number: '911', what: 'help_911' },
	{ number: '988', what: 'help_988' },
	{ number: '116 123', what: 'help_116' },
] as const;

export function Help() {
	return (
		<main class="page" id="main" tabIndex={-1}>
			<h1>{t('help')}</h1>
			<p>{t('help_lead')}</p>
			<ul class="help-lines">
				{lines.map(({ number, what }) => (
					<li key={number}>
						<a class="button" href={'tel:' + number.replace(' ', '')}><Icon name="call" />{t('call', { n: number })}</a>
						<p>{t(what)}</p>
					</li>
				))}
			</ul>
			<p>{t('help_else')}</p>
			<p>{t('help_mentor')}</p>
			<a class="button" href="#"><Icon name="back" />{t('back')}</a>
		</main>
	);
}
