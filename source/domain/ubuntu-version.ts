/** Series of Ubuntu that Juju up to 2.9 names in place of a base (distro-info-data `ubuntu.csv`). */
const versionsOfSeries: Readonly<Record<string, string>> = {
	precise: '12.04', quantal: '12.10', raring: '13.04', saucy: '13.10', trusty: '14.04', utopic: '14.10', vivid: '15.04', wily: '15.10', xenial: '16.04',
	yakkety: '16.10', zesty: '17.04', artful: '17.10', bionic: '18.04', cosmic: '18.10', disco: '19.04', eoan: '19.10', focal: '20.04', groovy: '20.10',
	hirsute: '21.04', impish: '21.10', jammy: '22.04', kinetic: '22.10', lunar: '23.04', mantic: '23.10', noble: '24.04',
};

/**
The version of Ubuntu that a base or a series names: `18.04` of `ubuntu@18.04/stable` or `bionic`; undefined for another system.
*/
export const ubuntuVersion = (base: string): string | undefined =>
	versionsOfSeries[base] ?? /^ubuntu@(?<version>\d{1,2}\.\d{2})/v.exec(base)?.groups?.['version'];

/**
The series of a version of Ubuntu: `jammy` of `22.04`; undefined for those that came without one in Juju's words.
*/
export const ubuntuSeries = (version: string): string | undefined =>
	Object.entries(versionsOfSeries).find(([, each]) => each === version)?.[0];
