import fs from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { theProgram } from './program'
import { aKnownFamily } from './factories'
import { database, ownerDatabase } from './owner'

// Every command starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

let program: Awaited<ReturnType<typeof theProgram>>
const nabij = (...args: string[]) => program.nabij(...args)
const fileAt = (name: string) => program.fileAt(name)
const read = (name: string) => program.read(name)

beforeAll(async () => {
  program = await theProgram('.next-test')
}, 120_000)
afterAll(() => program.remove())

describe('usage', () => {
  test('a missing or unknown command ends with code 2 and points to the help', async () => {
    for (const args of [[], ['fly'], ['constructor']]) {
      const { code, stdout, stderr } = await nabij(...args)
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain('nabij --help')
    }
  })

  test.each([
    [['audit', 'verify']],
    [['audit', 'verify', '--anchor', '/nowhere/at/all.jsonl']],
    [['demo', '--until', '2020-W21']],
  ])('%j is bad usage', async (args) => {
    const { code, stdout, stderr } = await nabij(...args)
    expect([code, stdout, stderr.includes('nabij --help')]).toEqual([2, '', true])
  })

  test('--help needs no database', async () => {
    const { code, stdout, stderr } = await nabij('audit', '--help')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('nabij audit')
  })
})

describe('without an organisation', () => {
  test('every command but init and demo is refused with a sentence', async () => {
    for (const args of [
      ['export', 'schools', '-'],
      ['figures', '--week', '2020-W14', '--json'],
      ['concerns', 'purge'],
    ])
      expect(await nabij(...args)).toEqual({ code: 1, stdout: '', stderr: 'There is no organisation yet.\n' })
  })
})

describe('from the demonstration to another database', () => {
  const kinds = ['schools', 'families', 'interviews'] as const
  const figures = (...more: string[]) => nabij('figures', '--week', '2020-W19', '--json', ...more)

  test('demo fills an empty database once, and writes a file of accounts that only its owner can read', async () => {
    const made = await nabij('demo', '--until', '2020-W20')
    expect(made).toMatchObject({ code: 0, stdout: `${fileAt('demo-accounts.json')}\n` })
    expect((await fs.stat(fileAt('demo-accounts.json'))).mode & 0o777).toBe(0o600)
    const accounts = JSON.parse(await read('demo-accounts.json'))
    expect(accounts).toHaveLength(18)
    expect(Object.keys(accounts[0])).toEqual(['role', 'email', 'password', 'name', 'ref'])
    expect(
      accounts.filter(({ role }: { role: string }) => role === 'reader').map(({ ref }: { ref: string }) => ref),
    ).toEqual(['B1', 'B2', 'B3', 'B4', 'M1'])
    const before = await read('demo-accounts.json')
    expect(await nabij('demo', '--until', '2020-W20')).toMatchObject({ code: 1, stdout: '' })
    expect(await read('demo-accounts.json')).toBe(before)
    expect((await fs.readdir(program.folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('export writes files that only their owner can read', async () => {
    for (const kind of kinds) {
      const { code, stdout } = await nabij('export', kind, fileAt(`${kind}.csv`))
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^\w+: \d+ written\n$/)])
      expect((await fs.stat(fileAt(`${kind}.csv`))).mode & 0o777).toBe(0o600)
      expect((await nabij('export', kind, '-')).stdout).toBe(await read(`${kind}.csv`))
    }
  })

  test('figures prints the figures as JSON or as a summary', async () => {
    const json = JSON.parse((await figures()).stdout)
    expect(json).toMatchObject({ week: '2020-W19', level: 'organisation', ref: null, reach: { listed: 282 } })
    expect((await nabij('figures', '--week', '2020-W19')).stdout).toContain(`interviews ${json.interviews}`)
    expect(await figures('--level', 'school', '--ref', 'S99')).toMatchObject({ code: 1, stdout: '' })
  })

  test('calls check says that every family has one next step, and repairs an organisation that lacks some', async () => {
    const checked = await nabij('calls', 'check', '--json')
    const counts = JSON.parse(checked.stdout) as Record<string, number>
    expect([checked, counts.without, counts.twice]).toMatchObject([{ code: 0, stderr: '' }, 0, 0])
    expect(counts.with_next_step! + counts.stopped! + counts.waiting!).toBe(counts.families)
    await ownerDatabase().$executeRaw`delete from next_step where closed_at is null and reason = 'first_call'`
    const lacking = await nabij('calls', 'check', '--json')
    expect([lacking.code, (JSON.parse(lacking.stdout) as typeof counts).without]).not.toContain(0)
    const repaired = await nabij('calls', 'check', '--json', '--repair')
    expect([repaired.code, JSON.parse(repaired.stdout)]).toEqual([0, counts])
  })

  test('calls check says how many steps are not what the history gives, and --repair mends them', async () => {
    await database().$executeRaw`
      update next_step set language = 'xx' where id in (
        select id from next_step where closed_at is null limit 2)`
    const { code, stdout, stderr } = await nabij('calls', 'check', '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { without: 0, twice: 0 }])
    expect(stderr).toContain('2 of these steps are not what the history gives now.')
    const repaired = await nabij('calls', 'check', '--json', '--repair')
    expect(repaired).toMatchObject({ code: 0, stdout })
    expect(repaired.stderr).not.toContain('not what the history gives')
  })

  test('concerns purge deletes no concern before its time, and counts with --dry-run', async () => {
    expect(await nabij('concerns', 'purge', '--dry-run')).toEqual({
      code: 0,
      stdout: 'concerns: 0 to delete (nothing was deleted)\n',
      stderr: '',
    })
    expect(await nabij('concerns', 'purge')).toMatchObject({ code: 0, stdout: 'concerns: 0 deleted\n' })
  })

  test('retention shows and sets the terms, counts others without changing anything, and removes what was announced', async () => {
    const shown = async (...args: string[]) => (await nabij('retention', ...args)).stdout.split('\n')[2]
    expect(await shown('show')).toBe('left: 12 months; families 0, near the end 0, announced before 0, over 0, held 0')
    expect(await shown('try', 'left=6')).toBe(
      'left: 6 months; families 0, near the end 0, announced before 0, over 0, held 0',
    )
    expect(await nabij('retention', 'set', 'left=18')).toMatchObject({ code: 0, stdout: 'retention: saved\n' })
    expect(await shown('show')).toContain('left: 18 months')
    expect(await nabij('retention', 'run')).toMatchObject({ code: 0, stdout: 'retention: 0 erased\n' })
  })

  test('import refuses wrong data with line and column, and a dry run writes nothing', async () => {
    await fs.writeFile(fileAt('wrong.csv'), (await read('schools.csv')).replace('\nS02,', '\nother,'))
    const refused = await nabij('import', 'schools', fileAt('wrong.csv'))
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^line 3, ref: /)
    await fs.writeFile(
      fileAt('more.csv'),
      `${await read('schools.csv')}S15,De Vijftiende,B1,Stichting Veenoever,M1,Veenstad\n`,
    )
    const dry = await nabij('import', 'schools', fileAt('more.csv'), '--dry-run')
    expect(dry).toMatchObject({ code: 0, stdout: 'schools: 1 new, 0 changed, 14 unchanged (nothing was written)\n' })
    expect(await database().school.count()).toBe(14)
  })

  test('a dry run lists the cells that it would overwrite, and the families that already have a number of the file', async () => {
    const lines = (await read('families.csv')).split('\n')
    const [header = '', first = ''] = lines
    const [ref = '', ...cells] = first.split(',')
    const name = cells[header.split(',').indexOf('parent_name') - 1] ?? ''
    const renamed = first.replace(name, 'Iemand Anders')
    await fs.writeFile(fileAt('renamed.csv'), [header, renamed, first.replace(ref, 'X1')].join('\n'))
    const { code, stderr, stdout } = await nabij('import', 'families', fileAt('renamed.csv'), '--dry-run')
    expect([code, stdout]).toEqual([0, 'families: 1 new, 1 changed, 0 unchanged (nothing was written)\n'])
    const plain = ref.replace(/^'/, '')
    expect(stderr).toContain(`line 2, ${plain}, parent_name: “${name}” → “Iemand Anders”`)
    expect(stderr).toContain(`already belongs to family ${plain}.`)
  })

  test('a command needs --organisation when there are two', async () => {
    await database().$executeRaw`update staff set email = id || '@example.org'`
    await database().organisation.create({ data: { name: 'Elders' } })
    expect(await figures()).toMatchObject({ code: 1, stdout: '' })
    const there = (name: string) => ['--organisation', name]
    for (const kind of kinds) {
      const imported = await nabij('import', kind, fileAt(`${kind}.csv`), ...there('Elders'))
      expect(imported).toMatchObject({ code: 0 })
    }
    expect((await figures(...there('Elders'))).stdout).toBe((await figures(...there('Thuiscontact Veenstad'))).stdout)
  })

  test('staff invite refuses options that the role does not have', async () => {
    const asked = ['staff', 'invite', '--email', 'beller@example.org', '--name', 'Beller', '--organisation', 'Elders']
    for (const [role, ...more] of [
      ['caller', '--board', 'B2'],
      ['coordinator', '--municipality', 'M1'],
      ['coach', '--trainee'],
    ])
      expect(await nabij(...asked, '--role', role ?? '', ...more)).toMatchObject({ code: 2, stdout: '' })
    expect(await database().staff.count({ where: { email: 'beller@example.org' } })).toBe(0)
  })

  test('export succeeds when the program that reads its output closes it early, as head does', async () => {
    const outcome = await program.cutShort('export', 'families', '-', '--organisation', 'Elders')
    expect(outcome).toEqual({ code: 0, stderr: expect.stringMatching(/^families: \d+ written\n$/) })
  })

  test('staff invite prints a link for a reader of a board by its ref, and refuses a second account', async () => {
    const asked = ['staff', 'invite', '--email', 'lezer@example.org', '--name', 'Lezer', '--role', 'reader']
    const elders = ['--organisation', 'Elders']
    expect(await nabij(...asked, ...elders)).toMatchObject({ code: 2, stdout: '' })
    expect(await nabij(...asked, '--board', 'B99', ...elders)).toMatchObject({ code: 1, stdout: '' })
    const { code, stdout } = await nabij(...asked, '--board', 'B2', ...elders)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^http:\/\/\S+\/welcome#[\w-]{43}\n$/)])
    const reader = await database().staff.findUniqueOrThrow({
      where: { email: 'lezer@example.org' },
      include: { board: true },
    })
    expect(reader.board?.ref).toBe('B2')
    expect(await nabij(...asked, '--board', 'B2', ...elders)).toMatchObject({ code: 1, stdout: '' })
    expect(await nabij('init', '--organisation', 'Derde', '--admin', 'a@example.org')).toMatchObject({ code: 1 })
  })

  test('import proposes lost zeros, and stores nothing until --proposals accepts or rejects them', async () => {
    const elders = ['--organisation', 'Elders']
    const row = '990012,Nul Ouder,,,nl,known,,,,'
    const head = 'ref,parent_name,phone,email,language,status,programme,caller_email,note,children'
    await fs.writeFile(fileAt('zeros.csv'), `${head}\n'00${row}\n`)
    expect(await nabij('import', 'families', fileAt('zeros.csv'), ...elders)).toMatchObject({ code: 0 })
    await fs.writeFile(fileAt('lost.csv'), `${head}\n${row}\n`)
    const asked = await nabij('import', 'families', fileAt('lost.csv'), ...elders)
    expect(asked).toMatchObject({ code: 1, stdout: '' })
    expect(asked.stderr).toContain('--proposals phone,ref')
    expect(await nabij('import', 'families', fileAt('lost.csv'), ...elders, '--proposals', 'all')).toMatchObject({
      code: 2,
    })
    const accepted = await nabij('import', 'families', fileAt('lost.csv'), ...elders, '--proposals', 'ref')
    expect(accepted).toMatchObject({ code: 0, stdout: 'families: 0 new, 0 changed, 1 unchanged\n' })
  })
})

describe('one family', () => {
  test('is written to a file that only its owner can read, erased once, and erased again in a restored copy', async () => {
    const name = 'Vereniging Elders'
    const { id: organisationId } = await database().organisation.create({ data: { name } })
    const { ref, id } = await aKnownFamily(organisationId, { parentName: 'Verzonnen Ouder' })
    const nabijThere = (...args: string[]) => nabij(...args, '--organisation', name)
    expect(await nabijThere('family', 'report', ref, fileAt('inzage.json'), '--json')).toMatchObject({ code: 0 })
    expect((await fs.stat(fileAt('inzage.json'))).mode & 0o777).toBe(0o600)
    expect(await read('inzage.json')).toContain('Verzonnen Ouder')
    expect(await nabijThere('family', 'report', 'nobody', fileAt('nobody.pdf'))).toMatchObject({ code: 1, stdout: '' })
    const erase = () => nabijThere('family', 'erase', ref, '--reason', 'parent_asked')
    expect(await erase()).toEqual({ code: 0, stdout: 'erased\n', stderr: '' })
    expect(await erase()).toEqual({ code: 0, stdout: 'already erased on 20 May 2020\n', stderr: '' })
    const { stdout } = await nabijThere('erasures', 'list')
    expect(JSON.parse(stdout)).toMatchObject([{ family_id: id }])
    await fs.writeFile(fileAt('erasures.json'), stdout)
    // Words for it are sealed no more: its key is destroyed.
    await database().family.create({ data: { id, organisationId, ref } })
    const applied = await nabijThere('erasures', 'apply', fileAt('erasures.json'))
    expect(applied).toEqual({ code: 0, stdout: 'erasures: 1 erased again\n', stderr: '' })
    expect(await database().family.count({ where: { id } })).toBe(0)
  })
})
