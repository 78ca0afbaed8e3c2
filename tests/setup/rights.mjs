// What the scripts say about roles and rights, for tests in TypeScript.
export { appRights, readerColumns, verbOf } from '../../scripts/lib/grants.mjs'
export { insertRowInEveryTable } from '../../scripts/lib/backup/a-row-in-every-table.mjs'
export { migrate } from '../../scripts/lib/migrate.mjs'
export { loginRoles, roleAdvice, urlOf } from '../../scripts/lib/roles.mjs'
