import { expect, test } from 'vitest'
import { countOf, judge } from './oracle.mjs'
import { storedStateOf } from './stored-state.mjs'

const place = { interviewId: 'interview', key: 'internet' }
const sent = { ...place, part: 'value', clientId: 'client', sequence: 1, baseVersion: 0, content: 'yes', sends: 1 }
const operation = {
  ...sent,
  operationId: 'sent',
  replies: [{ outcome: 'saved', version: 1 }],
  refusals: [],
  failures: [],
}

/** A world that stores one save under this id, sealed for the id that was sent. */
const worldOf = (operationId) => ({
  texts: {
    openText: (_column, rowId, text) => {
      if (rowId === 'sent' || rowId === 'interview/internet') return text
      throw new Error('It does not open.')
    },
  },
  database: {
    query: async (sql) => {
      const value = '"yes"'
      if (sql.includes('from answer_change'))
        return [
          {
            ...place,
            operationId,
            part: 'value',
            outcome: 'saved',
            version: 1,
            baseVersion: 0,
            clientId: 'client',
            sequence: 1,
            value,
            missing: null,
            note: null,
            isOpen: false,
          },
        ]
      if (sql.includes('from answer '))
        return [{ ...place, value, missing: null, valueVersion: 1, note: null, noteVersion: 0 }]
      return [{ ...place, part: 'value', outcome: 'saved', count: 1 }]
    },
  },
})

test('what is stored is judged as it opens', async () => {
  expect(judge([operation], await storedStateOf(worldOf('sent'), [operation]))).toEqual([])
})

test('a text that does not open is content that equals nothing, and stops no judgement', async () => {
  const findings = judge([operation], await storedStateOf(worldOf('another'), [operation]))
  expect([countOf(findings, 'lost'), countOf(findings, 'duplicate'), countOf(findings, 'torn')]).toEqual([1, 1, 1])
})
