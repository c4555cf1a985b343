const { readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { createConnection } = require('mysql2/promise');

/** Templates and databases that tests lent each other go with the run. */
module.exports = async () => {
  const run = process.env.XIAOGE_TEST_RUN;
  for (const name of readdirSync(tmpdir()))
    if (name.startsWith(`xiaoge-template-${run}-`)) rmSync(path.join(tmpdir(), name), { force: true });
  const given = process.env.DATABASE_URL ?? '';
  if (!/^(mysql|mariadb):/.test(given)) return;
  const server = new URL(given);
  const connection = await createConnection({
    host: server.hostname,
    port: Number(server.port || 3306),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
  });
  try {
    const [rows] = await connection.query('SHOW DATABASES');
    const lent = new RegExp(`_lent_${run}_\\d+_\\d+$`);
    for (const { Database } of rows)
      if (lent.test(Database)) await connection.query(`DROP DATABASE \`${Database}\``);
  } finally {
    await connection.end();
  }
};
