/// Every frame of every test is held against protocol/generated/frames.schema.json.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';

const read = (name) => JSON.parse(readFileSync(new URL(`../../protocol/${name}`, import.meta.url), 'utf8'));

/// The protocol itself: operations with the roles they need, events, errors, close codes.
export const protocol = read('cairn.schema.json');
export const operation = Object.fromEntries(protocol.operations.map((op) => [op.name, op]));

const ajv = new Ajv2020({ strict: false });
ajv.addSchema(read('generated/frames.schema.json'));

function complaint(place, value) {
	const check = ajv.getSchema(`cairn.v1.frames#/$defs/${place}`);
	if (!check)
		return `nothing in the schema is called ${place}`;
	return check(value) ? null : `${place}: ${ajv.errorsText(check.errors)}: ${JSON.stringify(value).slice(0, 400)}`;
}

/// What is wrong with a frame that a client is about to send, or null.
export const wrongRequest = (frame) => complaint(`clientFrame/$defs/${frame.op}`, frame);
/// The same for the body of POST /api/<op>.
export const wrongHttpRequest = (op, body) => complaint(`httpRequest/$defs/${op}`, body);

/// What is wrong with a frame from the server; `op` is that of the request it answers, if it answers one.
export function wrongAnswer(frame, op) {
	const kind = frame.type === 'reply' || frame.type === 'error' ? frame.type : `event.${frame.type}`;
	const wrong = complaint(`serverFrame/$defs/${kind}`, frame);
	return wrong || (frame.type === 'reply' && op ? complaint(`results/$defs/${op}`, frame.result) : null);
}
