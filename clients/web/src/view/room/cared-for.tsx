/// The way to how a room is looked after.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import type { Room } from '../../link/wire.ts';
import { Later } from '../care/load.tsx';

export function CaredFor({ room }: { room: Room }) {
	const open = useSignal(false);
	const close = () => (open.value = false);
	// What staff say among themselves is read by nobody else, nor by software.
	if (room.staff_of)
		return null;
	return (
		<>
			<button type="button" class="link-button" onClick={() => (open.value = true)}>{t('cared')}</button>
			{open.value && <Later onMissing={close} show={({ Cared }) => <Cared room={room} onClose={close} />} />}
		</>
	);
}
