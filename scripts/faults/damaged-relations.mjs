/**
 * The tables and B-trees that are damaged, as pg_amcheck would find them; it does not come with the embedded server. A page that
 * the server has not read since its start comes from the disk, so that its checksum is compared too.
 * @param {import('./world.mjs').Database} database @returns {Promise<string[]>}
 */
export const damagedRelations = ({ connected }) => connected(damagedAmong)

async function damagedAmong(query) {
  const [{ checksums }] = await query(`select current_setting('data_checksums') as checksums`)
  if (checksums !== 'on') throw new Error('The pages of this database have no checksums.')
  await query('create extension if not exists amcheck')
  const relations = await query(
    `select c.oid::int, c.relname as name, c.relkind = 'i' as "isIndex"
     from pg_class c left join pg_am on pg_am.oid = c.relam
     where c.relpersistence = 'p' and (c.relkind in ('r', 't') or c.relkind = 'i' and pg_am.amname = 'btree')`,
  )
  const damaged = []
  for (const { oid, name, isIndex } of relations) {
    const check = isIndex
      ? 'select bt_index_check($1::oid::regclass, true)'
      : 'select * from verify_heapam($1::oid::regclass)'
    const isWhole = await query(check, [oid]).then(
      (rows) => isIndex || rows.length === 0,
      () => false,
    )
    if (!isWhole) damaged.push(name)
  }
  return damaged
}
