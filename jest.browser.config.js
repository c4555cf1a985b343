const suite = require('./jest.config.js');

/** The tests that look at the page in a real browser: Debian's Chromium, or the one `CHROMIUM` names. */
module.exports = {
  ...suite,
  testMatch: ['**/*.browser.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  // A browser a worker is enough for two cores.
  maxWorkers: 1,
};
