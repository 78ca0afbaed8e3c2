import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { auditCommand } from '@/cli/commands/audit'
import { anchorLine, anchorsOf } from '@/domain/log-chain/anchors'
import { audit } from '@/server/audit'
import type * as auditChain from '@/server/audit-chain'
import { unsealedRows } from '@/server/audit-chain'
import { auditKeysOf } from '@/server/audit-keys'
import { noFloor, sealRows } from '@/server/audit-sealer'
import { logVerdict } from '@/server/audit-verification'
import { inTransaction } from '@/server/db'
import { work } from '@/worker'
import { anActor, anOrganisation, auditOf } from './factories'
import { aHistory, aLog, auditKey, keys, type Log } from './log-history'
import { aChoice, tamperings } from './log-tampering'

vi.mock('@/server/audit-chain', { spy: true })
process.env.NABIJ_AUDIT_SEALS = '1'

let log: Log
beforeAll(async () => {
  log = await aLog()
})
afterAll(() => log.end())

describe('the log of a random history', () => {
  test('is whole, whatever was written, overtaken and rolled back and in whatever runs it was sealed', async () => {
    const seen = { rows: 0, outOfOrder: 0, gaps: 0 }
    await fc.assert(
      fc.asyncProperty(aHistory, async (history) => {
        await log.play(history)
        const rows = await log.rows()
        expect(await log.verdict([await log.anchor()])).toMatchObject({
          isWhole: true,
          rows: rows.length,
          seals: rows.length,
          notSealed: { rows: 0 },
          findings: [],
        })
        seen.rows += rows.length
        seen.outOfOrder += rows.filter((row, index) => index > 0 && row.seq! < rows[index - 1]!.seq!).length
        seen.gaps += rows.filter((row, index) => index > 0 && row.id > rows[index - 1]!.id + 1).length
      }),
      { numRuns: 15 },
    )
    expect(Math.min(seen.rows / 10, seen.outOfOrder, seen.gaps)).toBeGreaterThan(5)
  })

  // Each kind is drawn as often as every other: together a hundred histories.
  test.each(Object.entries(tamperings))('shows how to %s, before more is sealed and after it', async (_way, tamper) => {
    const property = fc.asyncProperty(aHistory, aChoice, async (history, choice) => {
      await log.play(history)
      const expected = await tamper(log, await log.rows(), choice)
      const kinds = (await log.verdict()).findings.map(({ kind }) => kind)
      expect(kinds.filter((kind) => expected.includes(kind))).not.toEqual([])
      log.pass(3)
      await log.seal()
      expect(await log.verdict()).toMatchObject({ isWhole: false })
    })
    await fc.assert(property, { numRuns: 8 })
  })
})

describe('a clock that was wrong', () => {
  test.each([-30, -2, 2, 30])('by %i hours and is put right is a warning, and the log is whole', async (hours) => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    const write = async (times: number) => {
      for (let row = 0; row < times; row++) {
        await log.write(new Date(log.moment()))
        await log.seal()
        log.pass(0.01)
      }
    }
    for (const change of [0, hours, -hours]) {
      log.pass(change)
      await write(6)
    }
    await log.write(new Date(log.moment()))
    const { isWhole, findings, warnings } = await log.verdict()
    expect([isWhole, findings]).toEqual([true, []])
    expect(new Set(warnings.map(({ kind }) => kind))).toEqual(new Set(['clock_changed']))
    await log.seal()
    await log.write(new Date(log.moment() - 90 * 60_000))
    log.pass(1)
    await log.seal()
    expect((await log.verdict()).findings.map(({ kind }) => kind)).toEqual(['row_inserted'])
  })
})

describe('an anchor', () => {
  test('shows a tail that was cut together with a head of that time, which nothing else shows', async () => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    const [head] = await log.query<{ seq: string; key_id: Buffer; mac: Buffer }>('select * from audit_head')
    const early = await log.anchor()
    for (let rows = 0; rows < 3; rows++) await log.write(new Date(log.moment()))
    await log.seal()
    const late = await log.anchor()
    expect(await log.verdict([early, late])).toMatchObject({ isWhole: true })
    await log.query('delete from audit where id in (select audit_id from audit_seal where seq > $1)', [head!.seq])
    await log.query('delete from audit_seal where seq > $1', [head!.seq])
    await log.query('update audit_head set seq = $1, key_id = $2, mac = $3', [head!.seq, head!.key_id, head!.mac])
    expect(await log.verdict([early])).toMatchObject({ isWhole: true })
    expect((await log.verdict([early, late])).findings).toEqual([
      { kind: 'tail_cut', seq: early.seq + 1, to: late.seq },
    ])
    for (let rows = 0; rows < 3; rows++) await log.write(new Date(log.moment()))
    await log.seal()
    expect((await log.verdict([early, late])).findings).toEqual([{ kind: 'anchor_differs', seq: late.seq }])
  })

  test('shows a start that was cut up to it and behind it, and so does the chain without one', async () => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    const early = await log.anchor()
    for (let rows = 0; rows < 4; rows++) await log.write(new Date(log.moment()))
    await log.seal()
    const late = await log.anchor()
    for (const upTo of [early.seq, early.seq + 2]) {
      await log.query('delete from audit where id in (select audit_id from audit_seal where seq <= $1)', [upTo])
      await log.query('delete from audit_seal where seq <= $1', [upTo])
      const cut = { kind: 'start_cut', seq: 1, to: upTo }
      expect((await log.verdict()).findings).toEqual([cut])
      expect((await log.verdict([early, late])).findings).toEqual([
        cut,
        { kind: 'anchor_differs', seq: early.seq },
        { kind: 'anchor_differs', seq: late.seq },
      ])
    }
    log.pass(3)
    await log.write(new Date(log.moment()))
    await log.seal()
    expect((await log.verdict()).findings).toEqual([{ kind: 'start_cut', seq: 1, to: early.seq + 2 }])
  })

  test('shows a log that was emptied, when all of it is sealed again', async () => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    const anchor = await log.anchor()
    await log.query('delete from audit where id = (select min(id) from audit)')
    await log.query('truncate audit_seal, audit_head')
    await log.sealAnew()
    expect((await log.verdict([anchor])).findings).toEqual([expect.objectContaining({ kind: 'tail_cut' })])
  })

  test('is a line that another program can read, and nothing else is one', () => {
    const anchor = { date: '2020-03-02', seq: 12, mac: 'ab'.repeat(32), count: 12 }
    expect(anchorsOf(`${anchorLine(anchor)}\n${anchorLine({ ...anchor, seq: 13 })}\n\n`)).toEqual([
      anchor,
      { ...anchor, seq: 13 },
    ])
    for (const line of ['{"seq":12}', 'text', anchorLine({ ...anchor, mac: 'AB' })])
      expect(anchorsOf(`${anchorLine(anchor)}\n${line}`)).toBeNull()
  })
})

describe('sealing', () => {
  test('seals what was there before it in batches, and goes on where it was stopped', async () => {
    await log.query('truncate audit, audit_seal, audit_head')
    await log.query(
      `insert into audit (organisation_id, at, verb) select gen_random_uuid(), now() - interval '9 days', 'family.read'
       from generate_series(1, 2500)`,
    )
    const stopped = new AbortController()
    const counts: unknown[] = []
    vi.spyOn(stopped.signal, 'aborted', 'get').mockImplementation(() => counts.push(0) > 1)
    await sealRows(keys, noFloor, new Date(), stopped.signal)
    expect(await logVerdict(keys, { anchors: [], moment: new Date() })).toMatchObject({
      seals: 1000,
      notSealed: { rows: 1500 },
      findings: [{ kind: 'not_sealed' }],
    })
    await sealRows(keys, noFloor, new Date())
    const whole = { isWhole: true, rows: 2500, seals: 2500, notSealed: { rows: 0, oldest: null } }
    expect(await logVerdict(keys, { anchors: [], moment: new Date() })).toMatchObject(whole)
  })

  test('reads each row of a backlog once, and looks for overtaken ones from the start at the end', async () => {
    await log.query('truncate audit, audit_seal, audit_head')
    const overtaken = await log.overtaken()
    await log.query(
      `insert into audit (organisation_id, at, verb) select gen_random_uuid(), now(), 'family.read' from generate_series(1, 2100)`,
    )
    const [first] = await log.rows()
    vi.mocked(unsealedRows).mockClear()
    const { unsealedRows: read } = await vi.importActual<typeof auditChain>('@/server/audit-chain')
    vi.mocked(unsealedRows).mockImplementationOnce(async (...args) => {
      const rows = await read(...args)
      await overtaken.commit()
      return rows
    })
    await sealRows(keys, noFloor, new Date())
    const floors = vi.mocked(unsealedRows).mock.calls.map(([, after]) => after)
    expect(floors).toEqual([0, first!.id + 999, first!.id + 1999, 0])
    expect((await log.rows()).filter(({ seq }) => seq === null)).toEqual([])
  })

  test('says what is not sealed yet, and that nobody seals when a row waits for an hour', async () => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    await log.write(new Date(log.moment()))
    expect(await log.verdict()).toMatchObject({ isWhole: true, notSealed: { rows: 1 } })
    log.pass(2)
    expect((await log.verdict()).findings).toEqual([{ kind: 'not_sealed', row: expect.any(Number) }])
  })

  test('by several workers at once gives one chain', async () => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    for (let round = 0; round < 5; round++) {
      for (let rows = 0; rows < 20; rows++) await log.write(new Date(log.moment()))
      await Promise.all([1, 2, 3, 4].map(() => sealRows(keys, noFloor, new Date(log.moment()))))
    }
    await log.seal()
    expect(await log.verdict()).toMatchObject({ isWhole: true, notSealed: { rows: 0 } })
  })

  test('is done by workers, two at once too, also for what was written while none ran', async () => {
    await log.query('truncate audit, audit_seal, audit_head')
    const actor = await anActor(await anOrganisation(), 'coordinator')
    const write = () => inTransaction(actor, (tx) => audit(tx, actor, 'family.create', actor.staffId))
    await write()
    const stopping = new AbortController()
    const workers = [1, 2].map(() => work(stopping.signal))
    const sealed = (rows: number) =>
      vi.waitFor(
        async () =>
          expect(await logVerdict(keys, { anchors: [], moment: new Date() })).toMatchObject({
            isWhole: true,
            seals: rows,
            notSealed: { rows: 0 },
          }),
        { timeout: 120_000, interval: 100 },
      )
    await sealed(1)
    for (let row = 0; row < 10; row++) await write()
    await sealed(11)
    stopping.abort()
    await Promise.all(workers)
  })

  test('is done once more by a worker that has stopped', async () => {
    await log.query('truncate audit, audit_seal, audit_head')
    await log.write(new Date(Date.now() - 2 * 3_600_000))
    await work(AbortSignal.abort())
    const verdict = await logVerdict(keys, { anchors: [], moment: new Date() })
    expect(verdict).toMatchObject({ isWhole: true, seals: 1, notSealed: { rows: 0 } })
  })

  test('is done first by the command line on the embedded database, which verifies it then', async () => {
    await log.query('truncate audit, audit_seal, audit_head')
    await log.write(new Date(Date.now() - 2 * 3_600_000))
    const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await auditCommand.run(['verify', '--json']).finally(() => output.mockRestore())
    expect(await log.rows()).toEqual([expect.objectContaining({ seq: 1 })])
  })

  test('lets nothing wait that writes a row', async () => {
    const actor = await anActor(await anOrganisation(), 'coordinator')
    await inTransaction('log', async (sealing) => {
      await sealing.$queryRaw`select record_audit_seals((select max(seq) + 1 from audit_seal), array[9000000]::bigint[],
        array[sha256('')], 1::smallint, decode('00000000000000ff', 'hex'), now(), sha256(''))`
      await inTransaction(actor, async (tx) => {
        await tx.$executeRaw`set local lock_timeout = '2s'`
        await audit(tx, actor, 'family.create', actor.staffId)
      })
      throw new Error('undone')
    }).catch(() => undefined)
    expect(await auditOf(actor.staffId)).toEqual([{ verb: 'family.create', detail: null }])
  })

  test('looks again only at rows that can still come, and misses none that were overtaken', async () => {
    await log.play([])
    const [{ last }] = (await log.query<{ last: number }>('select max(id)::int as last from audit')) as [
      { last: number },
    ]
    let floor = noFloor
    // A transaction of another test on the same server may still write rows, for all that this one can know.
    await vi.waitFor(async () => {
      floor = await sealRows(keys, floor, new Date(log.moment()))
      expect(floor.row).toBe(last)
    }, 60_000)
    const overtaken = await log.overtaken()
    for (let run = 0; run < 3; run++) floor = await sealRows(keys, floor, new Date(log.moment()))
    expect(floor.row).toBe(last)
    await overtaken.commit()
    await sealRows(keys, floor, new Date(log.moment()))
    expect(await log.verdict()).toMatchObject({ isWhole: true, notSealed: { rows: 0 } })
  })

  test('goes on with a new key, and the old one still verifies what it sealed', async () => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    const [newKey, moment] = [randomBytes(32).toString('base64url'), new Date(log.moment())]
    const both = auditKeysOf(`${newKey} ${auditKey}`)!
    await log.write(moment)
    await sealRows(both, noFloor, moment)
    expect(await logVerdict(both, { anchors: [], moment })).toMatchObject({ isWhole: true, notSealed: { rows: 0 } })
    const alone = await logVerdict(auditKeysOf(newKey)!, { anchors: [], moment })
    expect(new Set(alone.findings.map(({ kind }) => kind))).toEqual(new Set(['unknown_key']))
    expect((await log.verdict()).findings.map(({ kind }) => kind)).toEqual(['unknown_key', 'head_changed'])
    expect(auditKeysOf(' ')).toBeNull()
  })

  test('covers a column that is added later, and leaves the seals of before as they are', async () => {
    await log.play(fc.sample(aHistory, 1)[0]!)
    await log.query(
      'alter table audit add column later text, add column later_ids uuid[], add column later_bytes bytea',
    )
    try {
      expect(await log.verdict()).toMatchObject({ isWhole: true })
      await log.query(`update audit set later = 'x' where id = (select min(id) from audit)`)
      expect((await log.verdict()).findings).toEqual([expect.objectContaining({ kind: 'row_changed' })])
      await log.query(`update audit set later = null`)
      await log.write(new Date(log.moment()))
      await log.query(`update audit set later_ids = array[gen_random_uuid()], later_bytes = '\\x00ff' where later is null
        and id = (select max(id) from audit)`)
      await log.seal()
      expect(await log.verdict()).toMatchObject({ isWhole: true })
      await log.query(`update audit set later_bytes = '\\x00fe' where id = (select max(id) from audit)`)
      expect((await log.verdict()).findings).toEqual([expect.objectContaining({ kind: 'row_changed' })])
    } finally {
      await log.query('alter table audit drop column later, drop column later_ids, drop column later_bytes')
    }
  })
})
