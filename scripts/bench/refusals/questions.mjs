import crypto from 'node:crypto'
import { benchBundle } from '../../lib/bench-bundle.mjs'

const contents = `
  export { familyById } from '@/features/families/queries/family-by-id'
  export { interviewForm } from '@/features/interviews/queries/interview-form'
  export { requestPassword } from '@/features/staff/commands/request-password'
  export { signIn } from '@/features/staff/commands/sign-in'
  export { hashPassword } from '@/server/crypto'
  export { disconnect } from '@/server/db'
  export { commandLine, staffActor } from '@/server/minted-actor'
  export { newPublicationKey } from '@/server/publication-key'
  export { createKeys } from '@/server/sealed/sealed-text'`

/** The application's own code, on this database and these keys. @param {{ app: string, reader: string }} urls @param {Record<string, string>} keys */
export async function loadRefusals({ app, reader }, keys) {
  Object.assign(process.env, keys, { DATABASE_URL: app, DATABASE_READER_URL: reader })
  // Letters are jobs, and no worker runs.
  process.env.SMTP_URL = 'smtp://127.0.0.1:9'
  process.env.NEXTAUTH_SECRET = crypto.randomBytes(32).toString('base64url')
  return import(await benchBundle('refusals', contents))
}

const visitor = () => ({
  address: crypto.randomUUID(),
  device: '',
  deviceToken: crypto.randomBytes(32).toString('base64url'),
})

/** Of an account that does not exist, of a known one with a wrong password, and of two with the right one. */
const accountKinds = {
  unknown: { email: () => `${crypto.randomUUID()}@example.org`, password: 'vier gewone woorden hier' },
  'wrong password': { email: (round) => `known${round}@example.org`, password: 'vier heel andere woorden' },
  disabled: { email: (round) => `disabled${round}@example.org`, password: 'vier gewone woorden hier' },
  'not verified': { email: (round) => `invited${round}@example.org`, password: 'vier gewone woorden hier' },
}

const refused = async (work) => {
  try {
    await work()
  } catch (error) {
    if (error.code === 'not_found') return
    throw error
  }
  throw new Error('what is somebody else’s was answered')
}

/** @param {any} application @param {{ organisationId: string, askers: string[], others: Record<string, string[]> }} accounts */
export function refusalQuestions(application, { organisationId, askers, others }) {
  const { signIn, requestPassword, familyById, interviewForm, staffActor, commandLine } = application
  const ofAccounts = (group, ask) =>
    Object.entries(accountKinds).map(([label, { email, password }]) => ({
      group,
      label,
      ask: (round) => ask({ email: email(round), password }),
    }))
  const ofIds = (group, table, role, load) =>
    [
      ['an id that nobody has', () => crypto.randomUUID()],
      ['an id of somebody else', (round) => others[table][round]],
    ].map(([label, idAt]) => ({
      group,
      label,
      ask: (round) => {
        const staff = { id: askers[round], organisationId, role, boardId: null, municipalityId: null }
        return refused(() => load(staffActor('', staff, commandLine), idAt(round)))
      },
    }))
  return [
    ...ofAccounts('signing in', async (input) => {
      if ((await signIn(visitor(), input)) !== null) throw new Error('somebody got in')
    }),
    ...ofAccounts('a forgotten password', ({ email }) => requestPassword(visitor(), { email })),
    ...ofIds('a family', 'family', 'caller', familyById),
    ...ofIds('a call', 'interview', 'caller', interviewForm),
  ]
}
