import { useClient } from '../../app/context.ts';
import { Later } from './load.tsx';

/// What mentors or the server have to say to this person alone.
export function Cards() {
	const client = useClient();
	return client.care.notices.value.length > 0 ? <Later show={({ Notices }) => <Notices />} /> : null;
}
