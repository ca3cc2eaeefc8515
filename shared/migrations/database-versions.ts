/** The tables of one version that are new or otherwise keyed in it: the primary key, then the indexes, as Dexie writes them. */
export interface DatabaseVersion {
  readonly version: number;
  readonly tables: Readonly<Record<string, string>>;
}

/** Every released version of the workspace's database, the last one current. A released one never changes. */
export const DATABASE_VERSIONS = [
  {
    version: 1,
    tables: {
      plans: 'id',
      journal: '[plan+number]',
      snapshots: 'plan',
      documents: 'id, plan',
      settings: 'key',
    },
  },
  { version: 2, tables: { scenarios: 'id, plan' } },
] as const satisfies readonly DatabaseVersion[];

/** The version of the database's shape. A higher one is refused, a lower one migrated. */
export const DATABASE_VERSION: number = Math.max(...DATABASE_VERSIONS.map(({ version }) => version));
