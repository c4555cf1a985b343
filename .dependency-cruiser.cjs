/** Imports go down only (docs/architecture.md). A floor may use the floors named behind it, nothing else of ours. */
const floors = {
  bot: [],
  models: ['bot'],
  documents: ['bot', 'models'],
  notices: ['documents', 'bot', 'models'],
  actions: ['notices', 'documents', 'bot', 'models'],
  handlers: ['actions', 'notices', 'documents', 'bot', 'models'],
  jobs: ['actions', 'notices', 'documents', 'bot', 'models'],
  web: ['actions', 'notices', 'documents', 'bot', 'models'],
  simulator: ['bot'],
  migrations: ['models'],
};
const rooms = [
  'actions',
  'bench',
  'bot',
  'cli',
  'documents',
  'handlers',
  'jobs',
  'migrations',
  'models',
  'notices',
  'simulator',
  'test',
  'web',
];
const topFiles = {
  models: ['config'],
  notices: ['config'],
  actions: ['config'],
  handlers: ['config'],
  jobs: ['config'],
  web: ['config'],
};

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'main-is-the-roof',
      severity: 'error',
      from: { path: `^(${Object.keys(floors).join('|')})/` },
      to: { path: '^main\\.ts$' },
    },
    ...Object.entries(floors).map(([floor, below]) => ({
      name: `${floor}-looks-down-only`,
      severity: 'error',
      from: { path: `^${floor}/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^(${rooms.filter((room) => room !== floor && !below.includes(room)).join('|')})/` },
    })),
    ...Object.keys(floors)
      .filter((floor) => !topFiles[floor])
      .map((floor) => ({
        name: `${floor}-knows-no-configuration`,
        severity: 'error',
        from: { path: `^${floor}/`, pathNot: '\\.test\\.ts$' },
        to: { path: '^(config|ormconfig)\\.ts$' },
      })),
    {
      name: 'interpret-is-pure',
      severity: 'error',
      from: { path: '^handlers/interpret/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(bot|actions|notices|jobs)/|^models/(?!category-|calendar)|typeorm|node:(fs|http|net)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    includeOnly:
      '^(main|config|ormconfig|bot|models|documents|notices|actions|handlers|jobs|web|simulator|cli|migrations|test|bench)',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
