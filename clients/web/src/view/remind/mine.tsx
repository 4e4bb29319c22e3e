/// In the room: one's reminders and one's calendar, each folded away.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { Refused } from '../../link/wire.ts';
import { Calendars } from './calendars.tsx';
import { Reminders, type Reach } from './remind.tsx';

export function MyTimes() {
	const client = useClient();
	const reach: Reach = {
		async ask(op, fields) {
			const { answer, code, field } = await client.attempt(op, fields);
			if (!answer)
				throw new Refused(code ?? 'internal', field);
			return answer;
		},
	};
	return (
		<>
			<details><summary>{t('remind')}</summary><Reminders api={client.api} reach={reach} /></details>
			<details><summary>{t('cal_title')}</summary><Calendars api={client.api} /></details>
		</>
	);
}
