/**
The ways in which Juju refuses another charm, as the verdicts about compatibility call them, and a few that only Juju can judge.
*/
export type CharmRefusalRule =
	| 'subordinacy' | 'relations-in-use' | 'peer-relations' | 'relation-limits' | 'storage' | 'stateful-set' | 'base'
	| 'scale-down' | 'deployment' | 'charm-format' | 'local-source' | 'application-exists' | 'application-alive' | 'resources' | 'release-exists'
	| 'already-newest' | 'locked' | 'lxd-profile' | 'exclusive-parts' | 'settings';

/** Words of Juju by which a refusal is told, the special ones before the general. */
export const refusalPatterns: ReadonlyArray<{readonly rule: CharmRefusalRule; readonly pattern: RegExp; readonly versions: string; readonly source: string}> = [
	{
		rule: 'locked', pattern: /operation (?:is|has been) blocked|All operations that change (?:model|environment) have been disabled|juju unblock all-changes/v, versions: '1.25 to 4.1', source: 'seen, 2.9.52 to 4.0.17; 1.25.13 cmd/juju/block',
	},
	{
		rule: 'subordinacy', pattern: /subordinacy/v, versions: '1.25 to 3.6', source: '1.25.13 state/service.go; 2.0.0, 3.6.28 state/application.go',
	},
	{
		rule: 'peer-relations', pattern: /no corresponding peer relation/v, versions: '4.0', source: '4.0.15 domain/application/state/application.go',
	},
	{
		rule: 'relation-limits', pattern: /maximum relation limit/v, versions: '2.7 to 4.1', source: '2.9.52, 3.6.28 state/application.go',
	},
	{
		// Peers have one end only.
		rule: 'peer-relations', pattern: /would break relation "[^\s"]{1,300}"/v, versions: '1.25 to 2.9.2', source: '1.25.13 state/service.go; 2.0.0 state/application.go',
	},
	{
		rule: 'relations-in-use',
		pattern: /would break relation "|no corresponding relation "|cannot change (?:role|interface|scope) of relation/v,
		versions: '1.25 to 4.1',
		source: '1.25.13 state/service.go; 3.6.28 state/application.go; 4.0.15 domain/application/state/application.go',
	},
	{
		rule: 'stateful-set', pattern: /does not support updating storage on a statefulset/v, versions: '2.9 to 4.1', source: 'juju/juju#19911',
	},
	{
		rule: 'storage', pattern: /storage (?:definition )?"/v, versions: '1.25 to 4.1', source: '1.25.13 state/service.go; 3.6.28 state/application.go; 4.0.15 domain/application/errors',
	},
	{
		rule: 'scale-down', pattern: /PodSpec style charm/v, versions: '2.9 to 3.6', source: '3.6.28 cmd/juju/application/refresh.go',
	},
	{
		rule: 'deployment', pattern: /does not support updating (?:deployment info|node selectors)/v, versions: '2.5 to 4.1', source: '3.6.28 apiserver/facades/client/application/application.go',
	},
	{
		rule: 'charm-format', pattern: /cannot downgrade from v2 charm format/v, versions: '2.9 to 3.6', source: '3.6.28 apiserver/facades/client/application/application.go',
	},
	{
		rule: 'local-source', pattern: /a local charm requires either --path or --switch/v, versions: '2.0 to 4.1', source: 'seen, 4.0.14; 2.9.52 cmd/juju/application/refresh.go',
	},
	{
		rule: 'resources', pattern: /was missing, please provide it via --resource/v, versions: '2.9 to 4.1', source: '3.6.28 cmd/juju/application/utils/utils.go',
	},
	{
		rule: 'already-newest', pattern: /already running (?:latest|specified) charm|already up-to-date/v, versions: '1.25 to 4.1', source: '1.25.13 cmd/juju/commands/upgradecharm.go; 2.9.52 cmd/juju/application/refresh.go',
	},
	{
		rule: 'release-exists', pattern: /charm or bundle not found|cannot (?:resolve|retrieve) |selecting releases|charm "[^\n"]{1,200}"(?: revision \d{1,9})? not found|charm not found/v, versions: '1.25 to 4.1', source: 'juju/juju#20830; 1.25.13 cmd/juju/commands/upgradecharm.go',
	},
	{
		rule: 'base',
		pattern: /cannot change an? (?:application|service)'s series|only these series are supported|not supported by charm|cannot upgrade from single (?:base|series)|refreshing application from base/v,
		versions: '1.25 to 4.1',
		source: '2.9.52 state/application.go; 3.6.28 core/charm/charmpath.go; 4.0.15 domain/application/service/application.go',
	},
	{
		rule: 'lxd-profile', pattern: /lxd-?profile|LXD profile/v, versions: '2.5 to 4.1', source: '3.6.28 core/lxdprofile',
	},
	{
		rule: 'exclusive-parts', pattern: /are mutually exclusive|flag provided but not defined|option provided but not defined/v, versions: '1.25 to 4.1', source: 'recorded, 2.8.13 to 4.0.15',
	},
	{
		rule: 'application-alive', pattern: /is not alive|not found or not alive|is no longer alive|is dying|is dead/v, versions: '1.25 to 4.1', source: '3.6.28 state/errors.go; 4.0.15 domain/application/errors',
	},
	{
		rule: 'application-exists', pattern: /(?:application|service) "[^\n"]{1,200}" not found|deploy incomplete, please try refresh again/v, versions: '1.25 to 4.1', source: 'seen, 4.0.14; 3.6.28 cmd/juju/application/refresh.go',
	},
	{
		rule: 'settings', pattern: /unknown option "|option "[^\n"]{1,200}" expected |parsing settings/v, versions: '1.25 to 4.1', source: '3.6.28 core/config, internal/charm/config.go',
	},
];

/**
Which rule a refusal is about, by Juju's words; undefined for words that nobody knows.
*/
export const ruleOfRefusal = (text: string): CharmRefusalRule | undefined => refusalPatterns.find(({pattern}) => pattern.test(text))?.rule;
