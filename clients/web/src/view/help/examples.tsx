import { Help } from './help.tsx';

export const help = { 'the page': <Help /> };
