/**
Rules by which Juju refuses another charm, its settings or its actions. Named as the verdicts that foretell them; `stateful-set` is a storage and `scale-down` a
deployment that something special helps against, and `options` are parts of an order that exclude each other.
*/
export type CharmRule =
	| 'subordinacy' | 'relations-in-use' | 'peer-relations' | 'relation-limits' | 'storage' | 'stateful-set' | 'base' | 'deployment' | 'scale-down' | 'charm-format'
	| 'local-source' | 'application-exists' | 'application-alive' | 'resources' | 'release-exists' | 'options';
