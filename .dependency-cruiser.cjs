/** The boundaries of docs and house style, type imports included (tsPreCompilationDeps). */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'shared/ runs in main, renderer, worker and CLI: no Node, no electron, no React, nothing of the hosts.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: '^(electron|renderer|test|build)/|node_modules/(electron|react|react-dom|zustand|dexie|@mantine|@dnd-kit|@tabler)(/|$)',
      },
    },
    {
      name: 'shared-uses-no-node',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-no-host',
      comment: 'A window speaks to its host through shared/desktop-api only.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test|build)/|node_modules/electron(/|$)' },
    },
    { name: 'renderer-uses-no-node', severity: 'error', from: { path: '^renderer/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'electron-imports-only-shared',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test|build)/' },
    },
    {
      name: 'a-feature-never-imports-another',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'only-the-store-touches-tables',
      comment: 'One read path and one write path: no component touches the database.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/store/' },
      to: { path: '^renderer/store/database|node_modules/dexie(/|$)' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'test/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      // Packages such as pdfkit name their files by conditions only.
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
