import { beforeEach, describe, expect, test, vi } from 'vitest'
import { runArguments } from './run-arguments'

const printed = { stdout: '', stderr: '' }
beforeEach(() => {
  for (const name of ['stdout', 'stderr'] as const) {
    printed[name] = ''
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text)
      return true
    })
  }
})

/** What a command prints and how it ends. A command that is used wrongly reaches no database: there is none here. */
const nabij = async (...args: string[]) => ({ code: await runArguments(args), ...printed })

describe('usage', () => {
  // tests/cli.test.ts has the few cases that are judged by what is in the database.
  test('--help works for every command', async () => {
    for (const name of [
      '',
      'init',
      'staff',
      'access',
      'audit',
      'import',
      'export',
      'figures',
      'release',
      'calls',
      'concerns',
      'family',
      'erasures',
      'retention',
      'keys',
      'demo',
      'worker',
    ]) {
      const { code, stdout, stderr } = await nabij(...(name ? [name, '--help'] : ['--help']))
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain(`nabij ${name}`)
    }
  })

  test.each([
    [['init', '--organisation', 'Proef']],
    [['init', '--organisation', 'Proef', '--admin', 'geen adres']],
    [['staff', 'dismiss']],
    [['access']],
    [['access', 'release']],
    [['audit']],
    [['audit', 'repair']],
    [['staff', 'invite', '--email', 'a@example.org', '--name', 'A']],
    [['import', 'pictures', 'x.csv']],
    [['import', 'schools']],
    [['import', 'schools', '/nowhere/at/all.csv']],
    [['export', 'schools', 'x.csv', 'y.csv']],
    [['concerns']],
    [['concerns', 'keep']],
    [['family']],
    [['family', 'erase', '0001']],
    [['family', 'report', '0001']],
    [['family', 'erase', '0001', '--reason', 'because']],
    [['erasures']],
    [['retention', 'forget']],
    [['retention', 'try', 'all=6']],
    [['retention', 'set', 'left=5']],
    [['erasures', 'apply']],
    [['erasures', 'apply', '/nowhere/at/all.json']],
    [['figures']],
    [['figures', '--week', '2020-W54']],
    [['figures', '--week', '2020-W14', '--level', 'street']],
    [['demo', '--until', 'tomorrow']],
    [['demo', '--fast']],
    [['calls']],
    [['calls', 'count']],

    [['release', 'fly']],
    [['release', 'prepare']],
    [['release', 'prepare', '--week', '2020-W13', '--block', '2020-W13']],
    [['release', 'prepare', '--week', '2020-W54']],
    [['release', 'prepare', '--block', '2020-W14']],
    [['release', 'audit', 'now']],
    [['release', 'export', 'x', '--format', 'pdf', '--out', 'y']],
    [['release', 'export', '1', '--format', 'doc', '--out', 'y']],
    [['release', 'export', '1', '--format', 'pdf']],
    [['release', 'export', '1', '--format', 'pdf', '--out', 'y', '--language', 'fr']],
  ])('%j is bad usage', async (args) => {
    const { code, stdout, stderr } = await nabij(...args)
    expect([code, stdout, stderr.includes('nabij --help')]).toEqual([2, '', true])
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})
