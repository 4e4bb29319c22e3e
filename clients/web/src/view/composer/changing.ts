/// What the composer is asked to change: a post, a message that waits, or, with
/// neither, words that were not sent and may be written anew.
export interface Changing {
	readonly body?: string;
	readonly seq?: number;
	readonly held?: string;
}
