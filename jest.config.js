/** The suite runs from the sources; swc only strips the types. `DATABASE_URL` picks the database, SQLite without it. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.browser\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  // What is loaded only when it is drawn is named as Node wants it, with its ending.
  moduleNameMapper: {
    '^(?:\\.\\./)+documents/(.*)\\.js$': '<rootDir>/documents/$1',
    '^\\./(draw-[a-z]+)\\.js$': '<rootDir>/jobs/papers/$1',
  },
  globalSetup: '<rootDir>/test/before-all.js',
  globalTeardown: '<rootDir>/test/after-all.js',
  testTimeout: 60000,
  // All cores, and a worker that has grown begins anew: jest's own default leaves one of two cores idle.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
};
