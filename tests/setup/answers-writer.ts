// A separate process that saves answers as fast as it can and reports each acknowledged one, until it is killed.
import { randomUUID } from 'node:crypto'
import { latestInstrument } from '@/domain/instrument/instrument'
import { saveAnswer } from '@/features/interviews/commands/save-answer'
import { commandLine, staffActor } from '@/server/minted-actor'

const [organisationId = '', staffId = '', ...interviewIds] = process.argv.slice(2)
const staff = { id: staffId, organisationId, role: 'caller', boardId: null, municipalityId: null } as const
const actor = staffActor(randomUUID(), staff, commandLine)
const choices = latestInstrument.items.flatMap((item) =>
  item.kind === 'choice' ? [[item.key, item.options] as const] : [],
)

/** Saves in one tab of one interview: cycles through its choices, with another option each time. */
const write = async (id: string) => {
  const clientId = randomUUID()
  for (let sequence = 1; ; sequence++) {
    const [key, options] = choices[sequence % choices.length] ?? ['internet', ['yes']]
    const value = options[Math.floor(sequence / choices.length) % options.length]
    const operation = { operationId: randomUUID(), clientId, sequence, baseVersion: 0, part: 'value' as const }
    const { outcome, version } = await saveAnswer(actor, { ...operation, id, key, value })
    process.stdout.write(
      `${JSON.stringify({ id, key, value, outcome, version, operationId: operation.operationId })}\n`,
    )
  }
}

await Promise.all(interviewIds.map(write))
