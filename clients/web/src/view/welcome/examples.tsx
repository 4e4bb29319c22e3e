import { Moment, Plain } from './plain.tsx';
import { Welcome } from './welcome.tsx';

export const welcome = {
	'not signed in': <Welcome />,
	'signed out after some time': <Welcome expired />,
	'a page with one thing to say': <Plain title="Title" text="Text" />,
	'while something loads': <Moment />,
};
