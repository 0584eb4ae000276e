type Handle = {readonly fd: number; readonly setBlocking: (isBlocking: boolean) => unknown};

const isHandle = (value: unknown): value is Handle =>
	typeof value === 'object' && value !== null && 'fd' in value && typeof value.fd === 'number' && 'setBlocking' in value && typeof value.setBlocking === 'function';

/**
Node writes to a terminal until the terminal has taken it: on a line that stalls the whole program would stand still, deaf to keys and signals. Its handle can do
otherwise, and this is the one way to tell it (`lib/tty.js` of Node 24 calls the same function). Only where Node has opened the terminal anew, for itself (`uv_tty_init`
of libuv 1.51: then its descriptor is another one): else the shell that started us, and our children, would get what we set, and libuv would try in a circle.
Else the program waits for its terminal as all others do.
*/
export const setWaiting = (stdout: NodeJS.WritableStream, isWaiting: boolean): void => {
	const handle: unknown = Reflect.get(stdout, '_handle');
	if (isHandle(handle) && handle.fd > 2) {
		handle.setBlocking(isWaiting);
	}
};
