/**
 * The one list of everything that can be done. The same word is the permission, the audit action and the heading of the
 * test. A verb starts with its noun. Reading is a verb only where it can be refused.
 */
export const verbs = [
  'session.read',
  'session.end',
  'session.start',
  'password.set',
  'staff.read',
  'staff.invite',
  'staff.change',
  'staff.disable',
  'staff.enable',
  'staff.reset_password',
  'school.read',
  'school.import',
  'school.export',
  'family.read',
  'family.create',
  'family.update',
  'family.assign',
  'family.import',
  'family.export',
  'call.read',
  'call.request',
  'attempt.record',
  'attempt.undo',
  'help.add',
  'help.change',
  'help.close',
  'help.reopen',
  'help.read',
  'interview.read',
  'interview.start',
  'interview.end',
  'interview.reopen',
  'interview.import',
  'interview.export',
  'answer.save',
  'answer.correct',
  'answer.code',
  'conflict.settle',
  'concern.raise',
  'concern.read',
  'concern.see',
  'check_in.save',
  'check_in.read_shared',
  'week.read',
  'week.export',
  'own_question.read',
  'own_question.create',
  'own_question.retire',
  'release.prepare',
  'release.read',
  'release.write',
  'release.approve',
  'release.withdraw',
  'release.export',
  'release.share',
  'release.audit',
  'meeting.save',
  'job.retry',
  'job.dismiss',
  'organisation.change',
  'organisation.create',
  'organisation.fill_demo',
  'log.read',
] as const

export type Verb = (typeof verbs)[number]

type NounIn<V> = V extends `${infer Noun}.${string}` ? Noun : never
export type Noun = NounIn<Verb>

// The compiler does not compute the type of a slice.
export const nounOf = (verb: Verb) => verb.slice(0, verb.indexOf('.')) as Noun

/** Each noun once, in the order of the verbs. */
export const nouns: readonly Noun[] = [...new Set(verbs.map(nounOf))]

/** Returns whether a text is a verb. The log can hold verbs that are no longer in the list. */
// `includes` of a typed list accepts only its own members.
export const isVerb = (text: string): text is Verb => (verbs as readonly string[]).includes(text)
