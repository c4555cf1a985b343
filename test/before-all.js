/** One name for everything this run leaves for its later tests (test/database.ts). */
module.exports = () => {
  process.env.XIAOGE_TEST_RUN = String(process.pid);
};
