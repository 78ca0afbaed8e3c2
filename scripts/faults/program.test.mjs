import { expect, test } from 'vitest'
import { brokenBuilds } from './broken-builds.mjs'
import { judged, verdictOnBroken } from './program.mjs'

const row = { number: 'b', what: 'a build', seed: 1, rounds: 1, problems: [], notes: [] }
const found = (...kinds) => kinds.map((kind) => ({ kind, what: 'something' }))

test.each(brokenBuilds)('the build $number says which finding shows it', ({ finding }) => {
  expect(['lost', 'duplicate']).toContain(finding)
})

test('a broken build is caught by the finding that it names, and by no other', () => {
  const verdictOf = (acknowledged, ...kinds) =>
    verdictOnBroken({ ...row, acknowledged, findings: found(...kinds) }, 'duplicate').verdict
  expect(verdictOf(3, 'lost', 'duplicate')).toBe('caught: duplicate')
  expect(verdictOf(3, 'lost', 'unanswered')).toBe('NOT CAUGHT: no duplicate')
  expect(verdictOf(3)).toBe('NOT CAUGHT: no duplicate')
})

test('a broken build that acknowledges nothing is not caught, whatever was found', () => {
  const { isGood } = verdictOnBroken(
    { ...row, acknowledged: 0, findings: found('unanswered', 'duplicate') },
    'duplicate',
  )
  expect(isGood).toBe(false)
})

test('a fault after which the database cannot be read has failed, and the others go on', async () => {
  const query = async () => {
    throw new Error('The database does not answer.')
  }
  const run = async () => ({ operations: [], problems: [], notes: [] })
  const context = { world: { database: { query }, texts: {} }, rounds: 1 }
  const { problems } = await judged({ number: '1', what: 'a fault', run }, context, 1)
  expect(problems).toEqual(['The database does not answer.'])
})
