import {once} from 'node:events';
import net from 'node:net';
import {type CharmReader} from './charm-reader.js';
import {type Cloud} from './cloud.js';
import {connect, type ServedCloud} from './connection.js';
import {type OnCommand} from './ended-command.js';
import {carryOut} from './serve-command.js';
import {createSimulatedTime, type SimulatedTime} from './simulated-time.js';

/** The time in the cloud: one of its own, so many simulated milliseconds to a real one, or that of whoever else uses the cloud. */
export type ServedTime =
	| {readonly speed: number; readonly now?: undefined; readonly wait?: undefined}
	| ({readonly speed?: undefined} & SimulatedTime);

/** What is served, and how. */
export type SimulationOptions = ServedTime & {
	readonly cloud: Cloud;
	/** Reads charms and settings that commands name. Where not given there are none. */
	readonly charmReader?: CharmReader | undefined;
	/** Told of every command that ends, and of every line that was typed on a machine. */
	readonly onCommand?: OnCommand | undefined;
	/** Whether the program `simulation` of a second terminal may bring faults in and change the speed. */
	readonly isControlled?: boolean;
};

export type ServerOptions = SimulationOptions & {
	/** Where to listen; its folder is nobody else's. */
	readonly path: string;
};

export type SimulatorServer = {
	/** The time in the simulated cloud, milliseconds since 1970. */
	now(): number;
	/** Ends all commands and stops listening. */
	close(): Promise<void>;
};

const timeOf = (options: ServerOptions): Pick<ServedCloud, 'time' | 'control'> => {
	const {isControlled = false} = options;
	if (options.speed === undefined) {
		const {now, wait} = options;
		return {time: {now, wait}, control: isControlled ? {time: undefined} : undefined};
	}

	const time = createSimulatedTime({startedAt: options.cloud.now, speed: options.speed});
	return {time, control: isControlled ? {time} : undefined};
};

const serve = async (socket: net.Socket, served: ServedCloud) => {
	const client = await connect(socket, served);
	if (!client) {
		return;
	}

	client.connection.tell(await carryOut(client.connection, client.request));
	socket.end();
};

/**
Serves a simulated cloud on a Unix socket, one connection for each command. Time passes in the cloud while nobody asks.

@throws Where the socket cannot be made.
*/
export const startServer = async (options: ServerOptions): Promise<SimulatorServer> => {
	const {cloud, path: socketPath, charmReader, onCommand} = options;
	const served: ServedCloud = {
		...timeOf(options), cloud, charmReader, onCommand,
	};
	const sockets = new Set<net.Socket>();
	const server = net.createServer(socket => {
		sockets.add(socket);
		socket.on('close', () => {
			sockets.delete(socket);
		});
		// A client that goes away is a command that was killed.
		socket.on('error', () => {
			socket.destroy();
		});
		serve(socket, served).catch(() => {
			socket.destroy();
		});
	});
	server.listen(socketPath);
	await once(server, 'listening');
	return {
		now: () => served.time.now(),
		async close() {
			for (const socket of sockets) {
				socket.destroy();
			}

			server.close();
			await once(server, 'close');
		},
	};
};
