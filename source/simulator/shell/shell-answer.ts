/** What a command on a simulated machine prints. */
export type ShellAnswer = {
	readonly stdout: string;
	readonly stderr: string;
	readonly exitCode: number;
};

export const succeed = (stdout = ''): ShellAnswer => ({stdout, stderr: '', exitCode: 0});

export const fail = (stderr: string, exitCode = 1): ShellAnswer => ({stdout: '', stderr: `${stderr}\n`, exitCode});
