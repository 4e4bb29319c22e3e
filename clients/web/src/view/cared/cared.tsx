/// How a room is looked after, honestly: who reads, what software does and
/// misses, what waits or is not sent, and what everybody can do.
import { span, t } from '../../../i18n/index.ts';
import type { Boundary, Policy, Room } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { controlsOf } from '../room/controls.tsx';
import { Rules } from '../rules/rules.tsx';

const boundaries: readonly Boundary[] =
	['contact_info', 'solicitation', 'medical_advice', 'harassment', 'method_detail', 'sourcing', 'graphic', 'link'];
const ways = ['hold', 'refuse', 'nudge'] as const;

export function Cared({ room, onClose }: { room: Room; onClose(): void }) {
	const now = controlsOf(room);
	return (
		<Dialog title={t('cared')} onClose={onClose}>
			<Words keys={['cared_mentors', 'cared_software', 'cared_misses', 'cared_danger', 'cared_people']} />
			{now.length > 0 && <List title={t('cared_now')} items={now} />}
			{ways.map((way) => <Kinds key={way} policy={room.policy} way={way} />)}
			<Words keys={['cared_steps', 'cared_fair', 'cared_tell', 'cared_hide']} />
			<Rules text={room.rules} lang={room.language} />
		</Dialog>
	);
}

function Words({ keys }: { keys: Parameters<typeof t>[0][] }) {
	return <div class="stack cared">{keys.map((key) => <p key={key}>{t(key)}</p>)}</div>;
}

function Kinds({ policy, way }: { policy: Policy; way: typeof ways[number] }) {
	const items = boundaries.filter((boundary) => policy[boundary] === way).map((boundary) => t(`boundary_${boundary}`));
	if (items.length === 0)
		return null;
	const most = t(policy.on_deadline === 'drop' ? 'cared_wait_drop' : 'cared_wait', { span: span(policy.hold_s) });
	return <List title={t(`cared_${way}`)} items={items} after={way === 'hold' ? most : undefined} />;
}

function List({ title, items, after }: { title: string; items: readonly string[]; after?: string }) {
	return (
		<section class="rules">
			<h3>{title}</h3>
			<ul>{items.map((item) => <li key={item}>{item}</li>)}</ul>
			{after && <p class="soft">{after}</p>}
		</section>
	);
}
