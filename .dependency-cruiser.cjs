// The floors of the house: app | cli → features → server | components | i18n → domain. No exceptions are kept here;
// tests may look into every room.
const tests = '\\.test\\.tsx?$'
const from = (path, pathNot = []) => ({ path, pathNot: [tests, ...pathNot] })
const appFloor = '^src/(app|cli)/|^src/(proxy|worker|instrumentation[^/]*)\\.ts$'
// One word, one file; or a folder of that name once the file would be long.
const asking = '/queries(\\.ts$|/)'
const storing = '/commands(\\.ts$|/)'
// What the entry points of a feature share.
const shared = '/parts/'
const database = '^src/server/(db\\.ts$|generated/)'

/** A rule that says what may not be imported, and why. */
const never = (name, comment, rule) => ({ name, comment, severity: 'error', ...rule })

module.exports = {
  forbidden: [
    never(
      'domain-knows-only-itself',
      'The domain is pure: zod, the solver of integer programs, the rules of phone numbers, and itself.',
      {
        from: from('^src/domain/'),
        to: { pathNot: ['^src/domain/', '(^|/)node_modules/(zod|yalps|libphonenumber-js)/'] },
      },
    ),
    never('ground-floor-knows-no-product', 'server, components and i18n serve any feature and know none.', {
      from: from('^src/(server|components|i18n)/'),
      to: { path: ['^src/features/', appFloor] },
    }),
    never('components-know-no-server', 'What the browser gets never pulls in the machine room.', {
      from: from('^src/components/'),
      to: { path: '^src/server/' },
    }),
    never('features-know-no-pages', 'A feature does not know at which URL it is used.', {
      from: from('^src/features/'),
      to: { path: appFloor },
    }),
    never('features-never-meet', 'They meet in the database, in the domain, or on a page.', {
      from: from('^src/features/([^/]+)/'),
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    }),
    never('commands-apart-from-pages', 'The URLs and the operator commands share features, not each other.', {
      from: from('^src/cli/'),
      to: { path: '^src/app/' },
    }),
    never('few-touch-the-database', 'Only queries, commands, parts and the machine room.', {
      from: from('^src/', ['^src/server/', '^src/features/[^/]+/((queries|commands)(\\.ts$|/)|parts/)']),
      to: { path: database },
    }),
    never('actions-only-pass-on', 'An action is its command, its schema, and which pages change.', {
      from: from('^src/features/[^/]+/actions\\.ts$'),
      to: {
        path: ['^src/server/', asking, shared, '/components/'],
        pathNot: '^src/server/((public|session)-)?action\\.ts$',
      },
    }),
    never('schemas-are-for-both-sides', 'Browser and server read the same schema.', {
      from: from('^src/features/[^/]+/schema\\.ts$'),
      to: { path: '^src/', pathNot: '^src/domain/' },
    }),
    never('interface-asks-actions', "A feature's interface may name a query's answer as a type, never call it.", {
      from: from('^src/features/[^/]+/components/'),
      to: { path: [asking, storing, shared, '^src/server/'], dependencyTypesNot: ['type-only'] },
    }),
    never('parts-call-no-entry-point', 'Entry points use parts, not the other way round.', {
      from: from('^src/features/[^/]+/parts/'),
      to: { path: [asking, storing], dependencyTypesNot: ['type-only'] },
    }),
    never('source-knows-no-tools', 'What is shipped does not lean on tests or scripts.', {
      from: from('^src/'),
      to: { path: '^(tests|e2e|scripts)/' },
    }),
    never('scripts-know-no-source', 'Scripts run as plain Node, before anything is built.', {
      from: from('^scripts/'),
      to: { path: '^src/' },
    }),
    never('no-index-files', 'Import what you need from where it is.', {
      from: {},
      to: { path: ['^src/.*/index\\.[cm]?[jt]sx?$', '^scripts/.*/index\\.mjs$'] },
    }),
    never('no-circles', 'Two files that need each other are one file, or three.', {
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    }),
    never('no-development-package', 'What is shipped may not need a package of the workbench.', {
      from: from('^src/'),
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    }),
    never('found', 'An import that leads nowhere.', {
      from: {},
      to: { couldNotResolve: true },
    }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/server/generated/'] },
    exclude: { path: ['^\\.next', '^scripts/bench/surveyjs/', '^next-env\\.d\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
