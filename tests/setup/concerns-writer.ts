// A separate process that writes words about families and reads them again as fast as it can, and reports each round, until it is told
// to end. It ends with 1 when a word is not as it was written.
import { randomUUID } from 'node:crypto'
import { addFamilyConcern } from '@/features/concerns/commands/add-family-concern'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { createFamily } from '@/features/families/commands/create-family'
import { createFamilySchema } from '@/features/families/schema'
import { noPreferences } from '@/domain/people/contact-preferences'
import { closeDatabase } from '@/server/operator'
import { commandLine, staffActor } from '@/server/minted-actor'

const [organisationId = '', staffId = ''] = process.argv.slice(2)
const staff = { id: staffId, organisationId, role: 'coordinator', boardId: null, municipalityId: null } as const
const actor = staffActor(randomUUID(), staff, commandLine)
let goesOn = true
process.once('SIGTERM', () => (goesOn = false))

const family = {
  ...noPreferences,
  ref: '',
  status: 'known',
  programme: '',
  homeLanguages: ['nl'],
  parentName: 'Ouder',
  surname: '',
  address: '',
  note: '',
  whoMayHear: '',
  safeHours: '',
  nameToUse: '',
  stopWord: '',
  lineDropNote: '',
  interpreterName: '',
  callerId: null,
  contactPoints: [],
  children: [],
}

/** The families of this process: the last ones are read again, whose keys it has from before. */
const written: { familyId: string; text: string }[] = []

const read = async ({ familyId, text }: { familyId: string; text: string }) => {
  const { concerns } = await concernsOfFamily(actor, familyId)
  if (!JSON.stringify(concerns).includes(text)) throw new Error('a word is not as it was written')
}

while (goesOn) {
  const familyId = randomUUID()
  await createFamily(actor, createFamilySchema.parse({ ...family, id: familyId }))
  const text = `woorden van ${randomUUID()}`
  await addFamilyConcern(actor, { familyId, entryId: randomUUID(), text, source: 'observed' })
  written.push({ familyId, text })
  for (const one of [written.at(-1), written[Math.floor(Math.random() * written.length)]]) if (one) await read(one)
  process.stdout.write(`${written.length}\n`)
}
for (const one of written) await read(one)
await closeDatabase()
