import { contentOf } from './operations.mjs'

/** The two parts of an answer. A part without a version was never saved by a client. */
const partsOf = ({ interviewId, key, valueVersion, noteVersion, ...content }) => {
  const parts = { value: valueVersion, note: noteVersion }
  return Object.entries(parts).flatMap(([part, version]) =>
    version > 0 ? [{ interviewId, key, part, version, content: contentOf(part, content) }] : [],
  )
}

/** A text that was sealed for another row does not open. It is then content that equals no other. */
function contentIfOpens(open) {
  try {
    return open()
  } catch {
    return Symbol('does not open')
  }
}

/** The sealed columns of a row, opened. */
const opened = ({ openText }, table, rowId, { value, note, ...row }) => ({
  ...row,
  value: value && contentIfOpens(() => JSON.parse(openText(`${table}.value`, rowId, value))),
  note: note && contentIfOpens(() => openText(`${table}.note`, rowId, note)),
})

/**
 * What the database holds of the interviews of these operations, as the oracle reads it.
 * @param {import('./world.mjs').World} world @param {readonly import('./operations.mjs').Operation[]} operations
 * @returns {Promise<import('./oracle.mjs').State>}
 */
export async function storedStateOf({ database: { query }, texts }, operations) {
  const interviewIds = [...new Set(operations.map(({ interviewId }) => interviewId))]
  const changes = await query(
    `select operation_id as "operationId", interview_id as "interviewId", key, part::text, outcome::text, version,
       base_version as "baseVersion", client_id as "clientId", sequence, value, missing::text, note, settled_at is null as "isOpen"
     from answer_change where interview_id = any($1)`,
    [interviewIds],
  )
  const answers = await query(
    `select interview_id as "interviewId", key, value, missing::text, value_version as "valueVersion", note,
       note_version as "noteVersion" from answer where interview_id = any($1)`,
    [interviewIds],
  )
  const audits = await query(
    `select subject_id as "interviewId", detail->>'key' as key, detail->>'part' as part, detail->>'outcome' as outcome,
       count(*)::int as count
     from audit where subject_id = any($1) and verb in ('answer.save', 'answer.correct', 'answer.code') and detail ? 'outcome'
     group by 1, 2, 3, 4`,
    [interviewIds],
  )
  return {
    changes: changes
      .map((row) => opened(texts, 'answer_change', row.operationId, row))
      .map((row) => ({ ...row, content: contentOf(row.part, row) })),
    answers: answers.map((row) => opened(texts, 'answer', `${row.interviewId}/${row.key}`, row)).flatMap(partsOf),
    audits,
  }
}
