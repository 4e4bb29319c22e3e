import { useClient } from '../../app/context.ts';
import { Later } from './load.tsx';

/// What mentors or the server have to say to this person alone.
export function Cards() {
	const client = useClient();
	return client.care.notices.value.length > 0 ? <Later show={({ Notices }) => <Notices />} /> : null;
}

/// Recovery words, once after joining.
export function KeepWords() {
	const words = useClient().words.value;
	return words ? <Later show={({ WordsCard }) => <WordsCard words={words} />} /> : null;
}
